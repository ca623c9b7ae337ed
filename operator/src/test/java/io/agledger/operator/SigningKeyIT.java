package io.agledger.operator;

import static io.agledger.operator.Workbench.message;
import static io.agledger.operator.Workbench.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.SigningKey;
import io.agledger.api.v1beta1.SigningKeyStatus.Step;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A signing key's whole life, with the ledger's instances reading the Secret that is really there.
 */
class SigningKeyIT {

  private static final Duration LONGER_THAN_PUBLISH_BEFORE = Duration.ofMinutes(11);
  private static final Duration LONGER_THAN_KEEP_PREVIOUS = Duration.ofHours(25);

  private final Workbench bench = Workbench.started();
  private final AtomicBoolean reloads = new AtomicBoolean(true);

  SigningKeyIT() {
    bench.ledger.vault.instance("api-0", () -> reloads.get() ? privateHalves() : Set.of());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theFirstKeySignsWithoutWaiting() {
    SigningKey key = bench.awaitReady(create("{trigger: first}"));
    assertThat(status(key).step()).isEqualTo(Step.IDLE);
    assertThat(status(key).activeKeyId()).isEqualTo(bench.ledger.vault.active());
    assertThat(status(key).observedTrigger()).isEqualTo("first");
    assertThat(privateHalves()).containsExactly(bench.ledger.vault.active());
    assertThat(bench.secret("vault-private").orElseThrow().getMetadata().getOwnerReferences())
        .isEmpty();
    assertThat(keyDocument()).contains(bench.ledger.vault.active(), bench.ledger.instanceId());
  }

  @Test
  void aChangedTriggerRotatesStepByStep() {
    SigningKey key = bench.awaitReady(create("{trigger: first}"));
    String old = status(key).activeKeyId();
    reloads.set(false);

    bench.respecify(sample("{trigger: second}"));
    key = bench.awaitCondition(key, "KeyActive", "False", "Pending");
    assertThat(status(key).step()).isEqualTo(Step.PUBLISHED);
    assertThat(bench.ledger.vault.active()).isEqualTo(old);
    String next = status(key).nextKeyId();
    assertThat(privateHalves()).containsExactlyInAnyOrder(old, next);

    bench.clock.advance(LONGER_THAN_PUBLISH_BEFORE);
    bench.poke(key);
    key = bench.awaitCondition(key, "KeyActive", "False", "WaitingForReload");
    assertThat(message(key, "KeyActive")).contains("api-0");
    assertThat(bench.ledger.vault.active()).isEqualTo(old);

    reloads.set(true);
    key = bench.awaitReady(key);
    assertThat(status(key).step()).isEqualTo(Step.RETIRING);
    assertThat(status(key).activeKeyId()).isEqualTo(next).isEqualTo(bench.ledger.vault.active());
    assertThat(status(key).previousKeyId()).isEqualTo(old);
    assertThat(privateHalves()).containsExactlyInAnyOrder(old, next);

    bench.clock.advance(LONGER_THAN_KEEP_PREVIOUS);
    bench.poke(key);
    key = bench.await(key, "Idle", now -> status(now).step() == Step.IDLE);
    assertThat(privateHalves()).containsExactly(next);
    assertThat(bench.ledger.vault.published()).containsExactly(old, next);
    assertThat(status(key).observedTrigger()).isEqualTo("second");
  }

  @Test
  void anElapsedIntervalRotatesWhileReadyStays() {
    SigningKey key = bench.awaitReady(create("{interval: 2160h}"));
    String old = status(key).activeKeyId();
    bench.clock.advance(Duration.ofHours(2161));
    bench.poke(key);
    key = bench.awaitCondition(key, "Reconciling", "True", "Rotating");
    assertThat(Workbench.condition(key, "Ready").orElseThrow().getStatus()).isEqualTo("True");
    assertThat(bench.ledger.vault.active()).isEqualTo(old);
  }

  @Test
  void aSecretOfSomebodyElseIsLeftAsItIs() {
    Secret foreign =
        bench.create(
            new SecretBuilder()
                .withNewMetadata()
                .withName("vault-private")
                .withNamespace(bench.namespace)
                .endMetadata()
                .withData(Map.of("mine", "bWluZQ=="))
                .build());
    SigningKey key = create("{trigger: first}");
    bench.awaitCondition(key, "Stalled", "True", "SecretConflict");
    assertThat(bench.now(foreign)).isEqualTo(foreign);
    assertThat(bench.ledger.vault.published()).isEmpty();
  }

  @Test
  void deletingTheResourceLeavesTheKeyWhereTheLedgerReadsIt() {
    SigningKey key = bench.awaitReady(create("{trigger: first}"));
    bench.live(key).delete();
    bench.awaitGone(key);
    assertThat(privateHalves()).containsExactly(bench.ledger.vault.active());

    SigningKey again = bench.awaitReady(create("{trigger: first}"));
    assertThat(status(again).activeKeyId()).isEqualTo(status(key).activeKeyId());
    assertThat(bench.ledger.vault.published()).hasSize(1);
  }

  @Test
  void aLostSecretMeansANewKeyAtOnce() {
    SigningKey key = bench.awaitReady(create("{trigger: first}"));
    String lost = status(key).activeKeyId();
    bench.live(bench.secret("vault-private").orElseThrow()).delete();
    Await.until("another key signs", () -> !Objects.equals(lost, bench.ledger.vault.active()));
    assertThat(privateHalves()).containsExactly(bench.ledger.vault.active());
  }

  @Test
  void aLedgerThatForgotItsKeysIsGivenTheSameKeyAgain() {
    SigningKey key = bench.awaitReady(create("{trigger: first}"));
    String keyId = status(key).activeKeyId();
    bench.ledger.loseEverything();
    bench.poke(key);
    Await.until("the key signs again", () -> Objects.equals(keyId, bench.ledger.vault.active()));
    assertThat(privateHalves()).containsExactly(keyId);
  }

  @Test
  void anotherKeyThatSignsIsNotFoughtOver() {
    SigningKey first = bench.awaitReady(create("{trigger: first}"));
    SigningKey second =
        bench.create(Samples.signingKey(bench.namespace, "rival", "{trigger: first}", "0s", "24h"));
    bench.ledger.vault.instance("api-0", Set::of);
    bench.ledger.vault.instance("api-0", () -> privateHalves("rival-private"));
    bench.awaitReady(second);
    bench.poke(first);
    first = bench.awaitCondition(first, "Stalled", "True", "Conflict");
    assertThat(message(first, "Ready")).contains(status(bench.now(second)).activeKeyId());
    assertThat(bench.ledger.vault.activations()).hasSize(2);
  }

  private SigningKey create(String rotation) {
    return bench.create(sample(rotation));
  }

  private SigningKey sample(String rotation) {
    return Samples.signingKey(bench.namespace, "vault", rotation, "10m", "24h");
  }

  private Set<String> privateHalves() {
    return privateHalves("vault-private");
  }

  private Set<String> privateHalves(String secretName) {
    return bench.dataKeys(secretName);
  }

  private String keyDocument() {
    var maps = bench.kubernetes.configMaps().inNamespace(bench.namespace);
    return maps.withName("vault-verification-keys").get().getData().getOrDefault("keys.json", "");
  }
}
