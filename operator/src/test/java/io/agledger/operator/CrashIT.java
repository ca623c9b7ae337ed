package io.agledger.operator;

import static io.agledger.operator.Workbench.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.SigningKey;
import io.agledger.api.v1beta1.SigningKeyStatus.Step;
import io.agledger.operator.client.FakeApiKeys;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.CustomResource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Test 11: an operator killed at each of its writes in turn, and the next one that finishes. */
class CrashIT {

  /** More writes than any of these stories has; running into it means a loop. */
  private static final int MOST_WRITES = 40;

  /**
   * One story of a resource.
   *
   * @param before what a healthy operator does first
   * @param begin what the user then does; gives the resource
   * @param done whether the operator has nothing left to do
   * @param always holds at the crash as well as at the end
   * @param atTheEnd holds when another operator has finished
   */
  private record Story<R extends CustomResource<?, ?>>(
      Consumer<Workbench> before,
      Function<Workbench, R> begin,
      Predicate<R> done,
      Consumer<Workbench> always,
      Consumer<Workbench> atTheEnd) {}

  @Test
  void anApiKeyIsIssuedOnceWhereverTheOperatorDies() {
    everywhere(
        new Story<>(
            bench -> {},
            bench -> bench.create(agent(bench, "")),
            Workbench::isReady,
            CrashIT::everyRegisteredKeyIsInTheSecret,
            bench -> {
              assertThat(bench.ledger.apiKeys.all()).hasSize(1);
              assertThat(bench.ledger.managed.count()).isEqualTo(2);
            }));
  }

  @Test
  void anApiKeyIsRotatedOnceWhereverTheOperatorDies() {
    everywhere(
        new Story<>(
            bench -> bench.awaitReady(bench.create(agent(bench, "rotation: {trigger: one}"))),
            bench -> bench.respecify(agent(bench, "rotation: {trigger: two}")),
            agent -> Workbench.isReady(agent) && status(agent).apiKeys().getFirst().revision() == 2,
            CrashIT::theKeyInUseWorks,
            bench -> {
              assertThat(bench.ledger.apiKeys.all()).hasSize(2);
              assertThat(registered(bench)).hasSize(2);
              assertThat(secret(bench).getData()).doesNotContainKey("nextApiKey");
            }));
  }

  @Test
  void aSigningKeyIsMadeOnceWhereverTheOperatorDies() {
    everywhere(
        new Story<>(
            CrashIT::instancesFollowTheSecret,
            bench -> bench.create(signingKey(bench, "one")),
            key -> Workbench.isReady(key) && status(key).step() == Step.IDLE,
            CrashIT::theSignerIsHeld,
            bench -> assertThat(bench.ledger.vault.published()).hasSize(1)));
  }

  @Test
  void aSigningKeyIsRotatedOnceWhereverTheOperatorDies() {
    everywhere(
        new Story<>(
            bench -> {
              instancesFollowTheSecret(bench);
              bench.awaitReady(bench.create(signingKey(bench, "one")));
            },
            bench -> bench.respecify(signingKey(bench, "two")),
            key ->
                Workbench.isReady(key)
                    && status(key).step() == Step.IDLE
                    && "two".equals(status(key).observedTrigger()),
            CrashIT::theSignerIsHeld,
            bench -> {
              assertThat(bench.ledger.vault.published()).hasSize(2);
              assertThat(bench.ledger.vault.activations())
                  .isEqualTo(bench.ledger.vault.published());
              assertThat(privateHalves(bench)).hasSize(1);
            }));
  }

  /** Plays the story once for each write it has, killed there; ends when nobody was killed. */
  private static <R extends CustomResource<?, ?>> void everywhere(Story<R> story) {
    for (boolean afterEffect : new boolean[] {false, true}) {
      int at = 1;
      while (play(story, new Crash(at, afterEffect))) {
        at++;
        assertThat(at).as("writes").isLessThan(MOST_WRITES);
      }
      assertThat(at - 1).as("writes of the story").isGreaterThan(4);
    }
  }

  private static <R extends CustomResource<?, ?>> boolean play(Story<R> story, Crash crash) {
    try (Workbench bench = Workbench.started()) {
      bench.awaitReady(bench.createOrg("acme"));
      story.before().accept(bench);
      bench.stopOperator();
      R resource = story.begin().apply(bench);
      bench.startOperator(
          Set.of(bench.namespace), crash.kubernetes(ApiServer.get().config()), crash::client);
      Await.until(
          "the kill or the end", () -> crash.happened() || story.done().test(bench.now(resource)));
      boolean killed = crash.happened();
      bench.stopOperator();
      story.always().accept(bench);
      if (killed) {
        bench.startOperator();
        bench.await(resource, "the end", story.done());
      }
      story.always().accept(bench);
      story.atTheEnd().accept(bench);
      return killed;
    }
  }

  /** Whatever the ledger knows is in the Secret: no key was registered and then lost. */
  private static void everyRegisteredKeyIsInTheSecret(Workbench bench) {
    registered(bench).forEach(sha256 -> assertThat(sha256).isEqualTo(digestOfKeyInUse(bench)));
  }

  private static void theKeyInUseWorks(Workbench bench) {
    assertThat(registered(bench)).contains(digestOfKeyInUse(bench));
  }

  /** Never two, never one that nobody published, never one whose private half is gone. */
  private static void theSignerIsHeld(Workbench bench) {
    var vault = bench.ledger.vault;
    assertThat(vault.keysWithStatus("active")).hasSizeLessThan(2);
    assertThat(vault.published()).containsAll(vault.activations());
    assertThat(privateHalves(bench))
        .containsAll(vault.keysWithStatus("active"))
        .containsAll(vault.keysWithStatus("published"));
  }

  private static void instancesFollowTheSecret(Workbench bench) {
    bench.ledger.vault.instance("api-0", () -> privateHalves(bench));
  }

  private static Agent agent(Workbench bench, String rotation) {
    return Samples.agentWithKey(bench.namespace, "bot", "acme", rotation);
  }

  private static SigningKey signingKey(Workbench bench, String trigger) {
    return Samples.signingKey(bench.namespace, "vault", "{trigger: " + trigger + "}", "0s", "0s");
  }

  private static Secret secret(Workbench bench) {
    return bench.secret("bot-key").orElseThrow();
  }

  private static Set<String> registered(Workbench bench) {
    return bench.ledger.apiKeys.valid().stream()
        .map(FakeApiKeys.Row::sha256)
        .collect(Collectors.toSet());
  }

  private static Set<String> privateHalves(Workbench bench) {
    return bench.dataKeys("vault-private");
  }

  private static String digestOfKeyInUse(Workbench bench) {
    try {
      String entry = secret(bench).getData().getOrDefault("apiKey", "");
      byte[] key = Base64.getDecoder().decode(entry);
      assertThat(new String(key, StandardCharsets.US_ASCII)).matches("agl_agt_[A-Za-z0-9_-]{43}");
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
