package io.agledger.operator.secret;

import io.agledger.api.v1beta1.ApiKeySpec;
import io.agledger.api.v1beta1.ApiKeyStatus;
import io.agledger.operator.client.LedgerClient;
import io.agledger.operator.condition.ConditionType;
import io.agledger.operator.condition.Conditions.Finding;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Verdict;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All API keys of one resource: those it asks for, and those it no longer asks for. */
public final class ApiKeyring {

  private final OwnedSecrets secrets;
  private final Events events;
  private final Clock clock;

  public ApiKeyring(OwnedSecrets secrets, Events events, Clock clock) {
    this.secrets = secrets;
    this.events = events;
    this.clock = clock;
  }

  /**
   * How the keys stand after a pass.
   *
   * @param trouble what keeps a key from being as asked for
   * @param until when a key wants to be looked at again
   */
  public record Keys(
      List<ApiKeyStatus> statuses, Optional<Verdict> trouble, Optional<Instant> until) {

    /** CredentialsReady; nothing for a resource that has no keys. */
    public List<Finding> findings() {
      if (trouble.isPresent()) {
        Verdict verdict = trouble.get();
        var reason =
            verdict.reason() == Reason.SecretConflict
                ? Reason.SecretConflict
                : Reason.RotationPending;
        return List.of(
            new Finding(ConditionType.CredentialsReady, false, reason, verdict.message()));
      }
      return statuses.isEmpty()
          ? List.of()
          : List.of(
              new Finding(
                  ConditionType.CredentialsReady,
                  true,
                  Reason.KeysWritten,
                  "Every API key is in its Secret and known to the ledger."));
    }
  }

  public <P extends HasMetadata> Keys bring(
      KeyOwner owner,
      List<ApiKeySpec> specs,
      List<ApiKeyStatus> before,
      LedgerClient ledger,
      Context<P> context) {
    drop(owner, specs, before, ledger, context);
    var statuses = new ArrayList<ApiKeyStatus>();
    var troubles = new ArrayList<Verdict>();
    var wakes = new ArrayList<Instant>();
    for (ApiKeySpec spec : specs) {
      Optional<ApiKeyStatus> old = named(before, spec.name());
      var pass = new ApiKeyPass<>(secrets, events, clock, owner, spec, old, ledger, context);
      ApiKeyPass.End end = pass.run();
      end.status().ifPresent(statuses::add);
      end.trouble().ifPresent(troubles::add);
      end.until().ifPresent(wakes::add);
    }
    return new Keys(
        statuses, troubles.stream().findFirst(), wakes.stream().min(Instant::compareTo));
  }

  /** Revokes every key the resource was ever seen to have. For its last moments. */
  public void revokeAll(List<ApiKeyStatus> keys, LedgerClient ledger) {
    keys.stream().flatMap(ApiKeyring::ids).forEach(ledger::revokeApiKey);
  }

  private <P extends HasMetadata> void drop(
      KeyOwner owner,
      List<ApiKeySpec> specs,
      List<ApiKeyStatus> before,
      LedgerClient ledger,
      Context<P> context) {
    for (ApiKeyStatus gone : before) {
      if (specs.stream().noneMatch(spec -> spec.name().equals(gone.name()))) {
        // Crash after this line: revoked again on the next pass, which the ledger takes for done.
        ids(gone).forEach(ledger::revokeApiKey);
        removeSecret(owner, gone, context);
        events.normal(owner.resource(), Reason.KeyRevoked, "API key " + gone.name() + " is gone.");
      }
    }
  }

  /** A Secret without owner reference was asked to outlive its key. */
  private <P extends HasMetadata> void removeSecret(
      KeyOwner owner, ApiKeyStatus gone, Context<P> context) {
    String name = gone.secretName();
    if (name == null) {
      return;
    }
    @SuppressWarnings("unchecked")
    P resource = (P) owner.resource();
    if (secrets.observe(resource, name, context) instanceof OwnedSecrets.Found.Ours(var secret)
        && KeySecret.nameOf(secret).equals(gone.name())
        && !secret.getMetadata().getOwnerReferences().isEmpty()) {
      secrets.delete(secret);
    }
  }

  private static Stream<String> ids(ApiKeyStatus key) {
    return Stream.of(
            Optional.ofNullable(key.keyId()),
            Optional.ofNullable(key.previous()).map(ApiKeyStatus.Previous::keyId))
        .flatMap(Optional::stream);
  }

  private static Optional<ApiKeyStatus> named(List<ApiKeyStatus> statuses, String name) {
    return statuses.stream().filter(status -> status.name().equals(name)).findFirst();
  }
}
