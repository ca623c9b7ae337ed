package io.agledger.operator.signingkey;

import io.agledger.api.v1beta1.SigningKey;
import io.agledger.api.v1beta1.SigningKeyStatus;
import io.agledger.operator.client.Answer;
import io.agledger.operator.client.LedgerClient;
import io.agledger.operator.client.Problem;
import io.agledger.operator.client.VaultKeys.Activation;
import io.agledger.operator.client.VaultKeys.VaultKey;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Refusals;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.secret.OwnedSecrets;
import io.agledger.operator.secret.OwnedSecrets.Found;
import io.agledger.operator.signingkey.KeyFacts.Held;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One pass over one signing key: look, decide, act, until nothing is left to do now. */
final class SigningKeyPass {

  /** More steps than a rotation has; beyond it something plays against us. */
  private static final int MOST_STEPS = 16;

  /** How soon the ledger's instances are asked again whether they hold the key. */
  private static final Duration RELOAD_LOOK = Duration.ofMillis(1_500);

  private final OwnedSecrets secrets;
  private final Events events;
  private final Clock clock;
  private final SigningKey resource;
  private final LedgerClient ledger;
  private final Context<SigningKey> context;
  private final SigningSecret layout;

  SigningKeyPass(
      OwnedSecrets secrets,
      Events events,
      Clock clock,
      SigningKey resource,
      LedgerClient ledger,
      Context<SigningKey> context) {
    this.secrets = secrets;
    this.events = events;
    this.clock = clock;
    this.resource = resource;
    this.ledger = ledger;
    this.context = context;
    this.layout = new SigningSecret(resource);
  }

  /**
   * How the key stands at the end.
   *
   * @param facts empty when the Secret is somebody else's or the registry could not be read
   */
  record End(Optional<KeyFacts> facts, Verdict verdict, Lag lag, Optional<Instant> until) {}

  /** Instances of the ledger that do not hold the next key yet. */
  record Lag(List<String> instances) {
    static final Lag NONE = new Lag(List.of());
  }

  End run() {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      Found found = secrets.observe(resource, layout.name(), context);
      if (found instanceof Found.Foreign) {
        return trouble(conflict());
      }
      switch (ledger.signingKeys()) {
        case Answer.Refused<List<VaultKey>>(Problem problem) -> {
          return trouble(Refusals.verdict(problem));
        }
        case Answer.Done<List<VaultKey>>(List<VaultKey> keys) -> {
          Optional<Secret> secret =
              found instanceof Found.Ours(Secret ours) ? Optional.of(ours) : Optional.empty();
          var facts = facts(secret, keys);
          Optional<End> end =
              act(SigningKeyPlan.next(resource.getSpec(), facts, clock.instant()), facts, secret);
          if (end.isPresent()) {
            return end.get();
          }
        }
      }
    }
    return trouble(new Verdict.Retrying(Reason.Pending, "The rotation does not settle."));
  }

  private KeyFacts facts(Optional<Secret> secret, List<VaultKey> keys) {
    Held held = secret.map(SigningSecret::read).orElse(Held.NOTHING);
    Optional<String> lastActive =
        Optional.ofNullable(resource.getStatus()).map(SigningKeyStatus::activeKeyId);
    // A key of somebody else that signs before our first one is not one that we lost.
    boolean firstIssued =
        Optional.ofNullable(resource.getStatus())
            .map(SigningKeyStatus::lastRotationTime)
            .isPresent();
    return new KeyFacts(held, Registry.read(keys), firstIssued ? lastActive : Optional.empty());
  }

  /** Empty: look again at once. */
  private Optional<End> act(SigningKeyStep step, KeyFacts facts, Optional<Secret> secret) {
    return switch (step) {
      case SigningKeyStep.Stage(RotationReason reason) -> stage(reason, secret);
      case SigningKeyStep.Restage(String keyId) ->
          write(secret.orElseThrow(), layout.restaged(secret.orElseThrow(), keyId));
      case SigningKeyStep.Publish(String keyId) -> publish(keyId, secret.orElseThrow());
      case SigningKeyStep.AwaitVerifiers(String keyId, Instant until) ->
          rotating(
              facts,
              "Key " + keyId + " is published; verifiers learn of it until " + until + ".",
              Lag.NONE,
              until);
      case SigningKeyStep.Activate(String keyId) -> activate(keyId, facts);
      case SigningKeyStep.Complete(String keyId) -> complete(keyId, facts, secret.orElseThrow());
      case SigningKeyStep.Abandon(String keyId) -> abandon(keyId, secret.orElseThrow());
      case SigningKeyStep.RemovePrivate(String keyId) -> remove(keyId, secret.orElseThrow());
      case SigningKeyStep.Superseded(String by) -> end(facts, superseded(by), Optional.empty());
      case SigningKeyStep.Idle(Optional<Instant> until) -> end(facts, synced(facts), until);
    };
  }

  private Optional<End> stage(RotationReason reason, Optional<Secret> secret) {
    // Crash after this line: the key waits in the Secret, noted as next; no second one is made.
    secret.ifPresentOrElse(
        old -> secrets.update(old, layout.staged(old, reason), context),
        () -> secrets.create(layout.created(reason), context));
    events.normal(resource, Reason.Rotating, "A new signing key was made: " + reason + ".");
    return Optional.empty();
  }

  private Optional<End> publish(String keyId, Secret secret) {
    // Crash after this line: published twice, which the ledger takes for once.
    return switch (ledger.publishSigningKey(SigningSecret.publicKey(secret, keyId))) {
      case Answer.Done<VaultKey> done -> Optional.empty();
      case Answer.Refused<VaultKey>(Problem problem) ->
          Optional.of(trouble(Refusals.verdict(problem)));
    };
  }

  private Optional<End> activate(String keyId, KeyFacts facts) {
    // Crash after this line: the key signs and the Secret still calls it next; Complete follows.
    return switch (ledger.activateSigningKey(keyId)) {
      case Answer.Done<Activation> done -> Optional.empty();
      case Answer.Refused<Activation>(Problem problem) when problem.is("INSTANCES_LAGGING") ->
          rotating(
              facts,
              problem.detail(),
              new Lag(problem.instances()),
              clock.instant().plus(RELOAD_LOOK));
      case Answer.Refused<Activation>(Problem problem) ->
          Optional.of(trouble(Refusals.verdict(problem)));
    };
  }

  /** Contract A-22: believed only when the ledger names the key itself. */
  private Optional<End> complete(String keyId, KeyFacts facts, Secret secret) {
    if (!(ledger.confirmSigningKey() instanceof Answer.Done<Activation>(Activation confirmed))
        || !confirmed.newKeyId().equals(keyId)) {
      return rotating(
          facts,
          "The ledger does not confirm key " + keyId + " yet.",
          Lag.NONE,
          clock.instant().plus(RELOAD_LOOK));
    }
    // Crash before this line: confirmed again. After it: the rotation is over but for the old half.
    secrets.update(secret, layout.completed(secret, keyId, clock.instant()), context);
    events.normal(resource, Reason.KeyActivated, "Key " + keyId + " signs.");
    return Optional.empty();
  }

  private Optional<End> abandon(String keyId, Secret secret) {
    events.warning(
        resource,
        Reason.Conflict,
        "Key " + keyId + " was retired by somebody before it was completed here.");
    return write(secret, layout.abandoned(secret));
  }

  private Optional<End> remove(String keyId, Secret secret) {
    // Its public half stays in the registry for ever: what it signed verifies on.
    secrets.update(secret, layout.without(secret, keyId), context);
    events.normal(
        resource, Reason.PrivateKeyRemoved, "The private half of key " + keyId + " is gone.");
    return Optional.empty();
  }

  private Optional<End> write(Secret old, Secret changed) {
    secrets.update(old, changed, context);
    return Optional.empty();
  }

  /** Ready falls only when the spec asks for a key that does not sign yet. */
  private Optional<End> rotating(KeyFacts facts, String message, Lag lag, Instant until) {
    boolean byAge = facts.held().reason().equals(RotationReason.IntervalElapsed.name());
    Verdict verdict =
        byAge ? new Verdict.Rotating(message) : new Verdict.Waiting(Reason.Pending, message);
    return Optional.of(new End(Optional.of(facts), verdict, lag, Optional.of(until)));
  }

  private static Optional<End> end(KeyFacts facts, Verdict verdict, Optional<Instant> until) {
    return Optional.of(new End(Optional.of(facts), verdict, Lag.NONE, until));
  }

  private static End trouble(Verdict verdict) {
    return new End(Optional.empty(), verdict, Lag.NONE, Optional.empty());
  }

  private static Verdict synced(KeyFacts facts) {
    return new Verdict.Synced("Key " + facts.held().active().orElse("") + " signs.");
  }

  private static Verdict superseded(String by) {
    return new Verdict.Stalled(
        Reason.Conflict,
        "Key "
            + by
            + " signs, which is not this resource's. Change spec.rotation.trigger to take over.");
  }

  private Verdict conflict() {
    return new Verdict.Stalled(
        Reason.SecretConflict,
        "Secret "
            + layout.name()
            + " exists and is not this SigningKey's own; it is left as it is.");
  }
}
