package io.agledger.operator;

import static io.agledger.operator.Workbench.message;
import static io.agledger.operator.Workbench.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.ApiKeyStatus;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An API key in its Secret: first issue, loss, rotation, conflict, and going away. */
class ApiKeyIT {

  private final Workbench bench = Workbench.started();

  @BeforeEach
  void org() {
    bench.awaitReady(bench.createOrg("acme"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theSecretSaysKeyIdAndEndpointAndIsTheAgentsOwn() {
    Agent agent = bench.awaitReady(create("rotation: {interval: 720h}"));
    Secret secret = secret();
    assertThat(secret.getType()).isEqualTo("Opaque");
    assertThat(value(secret, "apiKey")).matches("agl_agt_[A-Za-z0-9_-]{43}");
    assertThat(value(secret, "keyId")).isEqualTo(key(agent).keyId());
    assertThat(value(secret, "endpoint")).isEqualTo(bench.ledger.uri().toString());
    assertThat(secret.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "agledger-operator")
        .containsEntry("team", "blue");
    assertThat(secret.getMetadata().getAnnotations())
        .containsEntry("agledger.io/revision", "1")
        .containsEntry("agledger.io/registered", "true");
    assertThat(secret.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(agent.getMetadata().getUid()));
    assertThat(Duration.between(key(agent).issuedAt(), key(agent).rotateAt()))
        .isEqualTo(Duration.ofDays(30));
    bench.awaitCondition(agent, "CredentialsReady", "True", "KeysWritten");
  }

  @Test
  void aSecretOfSomebodyElseIsLeftAsItIsToTheLastByte() {
    Secret foreign =
        bench.create(
            new SecretBuilder()
                .withNewMetadata()
                .withName("bot-key")
                .withNamespace(bench.namespace)
                .endMetadata()
                .withData(Map.of("apiKey", "bWluZQ=="))
                .build());
    Agent agent = bench.awaitCondition(create(""), "Stalled", "True", "SecretConflict");
    bench.awaitCondition(agent, "CredentialsReady", "False", "SecretConflict");
    assertThat(bench.now(foreign)).isEqualTo(foreign);
    assertThat(bench.ledger.apiKeys.all()).isEmpty();
  }

  @Test
  void aLostSecretIsReplacedByANewKeyAndTheOldOneRevoked() {
    Agent agent = bench.awaitReady(create(""));
    String old = key(agent).keyId();
    bench.live(secret()).delete();
    agent = bench.await(agent, "revision 2", now -> key(now).revision() == 2);
    assertThat(key(agent).reason()).isEqualTo("SecretLost");
    assertThat(bench.ledger.apiKeys.valid())
        .singleElement()
        .satisfies(row -> assertThat(row.keyId()).isNotEqualTo(old));
    assertThat(bench.events("KeyReissued")).isNotEmpty();
  }

  @Test
  void rotationKeepsTheOldKeyForTheOverlap() {
    Agent agent = bench.awaitReady(create("rotation: {trigger: a, overlap: 12h}"));
    String first = value(secret(), "apiKey");
    bench.respecify(sample("rotation: {trigger: b, overlap: 12h}"));
    agent = bench.await(agent, "revision 2", now -> key(now).revision() == 2);
    assertThat(value(secret(), "apiKey")).isNotEqualTo(first);
    assertThat(key(agent).observedTrigger()).isEqualTo("b");
    assertThat(key(agent).previous()).isNotNull();
    assertThat(bench.ledger.apiKeys.valid()).hasSize(2);

    bench.clock.advance(Duration.ofHours(13));
    bench.poke(agent);
    Await.until("the old key revoked", () -> bench.ledger.apiKeys.valid().size() == 1);
    agent = bench.await(agent, "no previous key", now -> key(now).previous() == null);
    assertThat(key(agent).revision()).isEqualTo(2);
  }

  @Test
  void anElapsedIntervalRotates() {
    Agent agent = bench.awaitReady(create("rotation: {interval: 720h}"));
    bench.clock.advance(Duration.ofHours(721));
    bench.poke(agent);
    agent = bench.await(agent, "revision 2", now -> key(now).revision() == 2);
    assertThat(key(agent).reason()).isEqualTo("IntervalElapsed");
  }

  @Test
  void aRebuiltClusterGetsNewKeysUnderTheSameAgent() {
    Agent agent = bench.awaitReady(create(""));
    String externalId = status(agent).externalId();
    bench.stopOperator();
    // A new cluster has the manifests, but neither Secrets nor status nor UIDs.
    bench.annotate(agent, "agledger.io/ledger", "");
    bench.dropFinalizers(agent);
    bench.live(agent).delete();
    bench.awaitGone(agent);
    bench.live(secret()).delete();
    bench.startOperator();

    agent = bench.awaitReady(create(""));
    assertThat(status(agent).externalId()).isEqualTo(externalId);
    assertThat(key(agent).revision()).isEqualTo(2);
    assertThat(bench.ledger.apiKeys.valid()).hasSize(1);
  }

  @Test
  void aRevokedKeyIsReplaced() {
    Agent agent = bench.awaitReady(create(""));
    bench.ledger.apiKeys.revoke(value(secret(), "keyId"));
    bench.poke(agent);
    agent = bench.await(agent, "revision 2", now -> key(now).revision() == 2);
    assertThat(key(agent).reason()).isEqualTo("RefusedByLedger");
  }

  @Test
  void aRenamedSecretMovesAndTheOldOneGoes() {
    Agent agent = bench.awaitReady(create(""));
    bench.respecify(Samples.withSecretName(sample(""), "renamed"));
    agent = bench.await(agent, "the new name", now -> "renamed".equals(key(now).secretName()));
    assertThat(bench.secret("bot-key")).isEmpty();
    assertThat(value(bench.secret("renamed").orElseThrow(), "keyId")).isEqualTo(key(agent).keyId());
  }

  @Test
  void aKeyThatIsNoLongerAskedForIsRevokedAndItsSecretGoes() {
    Agent agent = bench.awaitReady(create(""));
    bench.respecify(Samples.agent(bench.namespace, "bot", "acme"));
    bench.await(agent, "no keys", now -> status(now).apiKeys().isEmpty());
    assertThat(bench.secret("bot-key")).isEmpty();
    assertThat(bench.ledger.apiKeys.valid()).isEmpty();
  }

  @Test
  void noEventAndNoStatusShowsAKey() {
    Agent agent = bench.awaitReady(create(""));
    String key = value(secret(), "apiKey");
    assertThat(bench.now(agent).toString()).doesNotContain(key);
    assertThat(message(agent, "Ready")).doesNotContain(key);
    assertThat(bench.events("KeyIssued")).isNotEmpty().noneMatch(e -> e.toString().contains(key));
  }

  private Agent create(String rotation) {
    return bench.create(sample(rotation));
  }

  private Agent sample(String rotation) {
    return Samples.agentWithKey(bench.namespace, "bot", "acme", rotation);
  }

  private Secret secret() {
    return bench.secret("bot-key").orElseThrow();
  }

  private static ApiKeyStatus key(Agent agent) {
    return status(agent).apiKeys().getFirst();
  }

  private static String value(Secret secret, String entry) {
    byte[] bytes = Base64.getDecoder().decode(secret.getData().getOrDefault(entry, ""));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
