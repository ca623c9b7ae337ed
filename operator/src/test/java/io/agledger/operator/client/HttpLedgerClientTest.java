package io.agledger.operator.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agledger.api.v1beta1.AdoptionPolicy;
import io.agledger.operator.client.ApiKeys.Registration;
import io.agledger.operator.client.Faults.Kind;
import io.agledger.operator.client.LedgerUnavailableException.Reach;
import io.agledger.operator.client.Managed.Apply;
import io.agledger.operator.client.Managed.RemovalMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpLedgerClientTest {

  private final FakeLedger ledger = new FakeLedger();
  private final List<String> doubts = new ArrayList<>();
  private final Gate gate =
      new Gate() {
        @Override
        public void enter() {}

        @Override
        public void doubt(String reason) {
          doubts.add(reason);
        }
      };
  private final LedgerClient client = new HttpLedgerClient(ledger.settings(), gate);

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void theProbeNamesTheInstance() {
    assertThat(client.probe())
        .isEqualTo(new Answer.Done<>(new LedgerHealth("0.1.0", ledger.instanceId())));
  }

  @Test
  void anUnknownPlatformKeyIsARefusalAndRaisesDoubt() {
    var settings =
        new ClientSettings(ledger.uri(), "x".repeat(51), "", Duration.ofSeconds(10), 1, 100);
    var stranger = new HttpLedgerClient(settings, gate);
    assertThat(stranger.probe()).isInstanceOf(Answer.Refused.class);
    assertThat(doubts).isEmpty();
    assertThat(apply(stranger, "acme")).isInstanceOf(Answer.Refused.class);
    assertThat(doubts).containsExactly("The key is not known.");
  }

  @Test
  void applyingTwiceWritesOnce() {
    assertThat(apply(client, "acme"))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(((Managed.Applied) done.value()).outcome()).isEqualTo("created"));
    assertThat(apply(client, "acme"))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(((Managed.Applied) done.value()).outcome()).isEqualTo("unchanged"));
    assertThat(ledger.writes()).isEqualTo(1);
  }

  @Test
  void removingWhatIsNotThereSucceeds() {
    assertThat(client.remove(ManagedKind.ORG, "prod/org/a/b-c", RemovalMode.Delete))
        .isEqualTo(new Answer.Done<>(new Managed.Removed(null, "absent")));
  }

  @Test
  void a503IsUnavailableForAllAndRaisesDoubt() {
    ledger.faults.down(true);
    assertThatThrownBy(() -> apply(client, "acme"))
        .isInstanceOfSatisfying(
            LedgerUnavailableException.class, e -> assertThat(e.reach()).isEqualTo(Reach.LEDGER));
    assertThat(doubts).hasSize(1);
  }

  @Test
  void aBrokenConnectionIsUnavailableAlthoughTheEffectHappened() {
    ledger.faults.once("PUT", "/v1/admin/api-keys/", Kind.DROPPED_AFTER);
    var registration = new Registration("00", "agent", null, null, "default");
    assertThatThrownBy(() -> client.registerApiKey("k1", registration))
        .isInstanceOf(LedgerUnavailableException.class);
    assertThat(ledger.apiKeys.valid()).hasSize(1);
    assertThat(client.registerApiKey("k1", registration)).isEqualTo(new Answer.Done<>("k1"));
  }

  @Test
  void aSilentLedgerIsGivenUpAfterTheTimeout() {
    ledger.faults.once("PUT", "/v1/admin/managed/", Kind.HANGS);
    var hasty =
        new ClientSettings(
            ledger.uri(), FakeLedger.PLATFORM_KEY, "", Duration.ofMillis(300), 1, 100);
    assertThatThrownBy(() -> apply(new HttpLedgerClient(hasty, gate), "acme"))
        .isInstanceOf(LedgerUnavailableException.class)
        .hasMessageContaining("timed out");
  }

  @Test
  void aRefusalCarriesTheServersOwnWords() {
    ledger.vault.instance("api-1", Set::of);
    var answer = client.publishSigningKey("not a key");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.problem().detail()).contains("Ed25519"));
  }

  @Test
  void neitherSettingsNorFailuresShowThePlatformKey() {
    ledger.faults.down(true);
    assertThat(ledger.settings().toString()).doesNotContain("canary");
    assertThatThrownBy(() -> apply(client, "acme")).message().doesNotContain("canary");
  }

  private static Answer<?> apply(LedgerClient client, String slug) {
    var desired = Map.of("slug", slug, "displayName", slug);
    return client.apply(
        ManagedKind.ORG, new Apply("prod/org/ns/" + slug, AdoptionPolicy.NEVER, null, desired));
  }
}
