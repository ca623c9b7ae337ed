package io.agledger.operator.signingkey;

import io.agledger.api.v1beta1.SigningKeySpec;
import io.agledger.api.v1beta1.SigningKeyStatus;
import io.agledger.api.v1beta1.SigningKeyStatus.Step;
import io.agledger.operator.condition.ConditionType;
import io.agledger.operator.condition.Conditions.Finding;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.StatusWriter.Body;
import io.agledger.operator.signingkey.KeyFacts.Registered;
import io.agledger.operator.signingkey.KeyFacts.Status;
import io.agledger.operator.signingkey.SigningKeyPass.Lag;
import java.util.List;
import java.util.Optional;

/** The status of a SigningKey from what is known of its keys. Pure. */
final class SigningKeyReport {

  private SigningKeyReport() {}

  static Body<SigningKeyStatus> status(SigningKeySpec spec, KeyFacts facts) {
    Optional<String> signer = facts.signer();
    Optional<String> next = facts.held().next();
    // Only our own key's times: whether one was ever ours is read from them later.
    Optional<String> ours =
        facts.held().active().filter(active -> signer.equals(Optional.of(active)));
    return head ->
        new SigningKeyStatus(
            head.observedGeneration(),
            head.lastHandledReconcileAt(),
            head.lastSyncTime(),
            step(facts),
            signer.orElse(null),
            previous(spec, facts).orElse(null),
            next.orElse(null),
            facts.held().trigger().isEmpty() ? null : facts.held().trigger(),
            next.flatMap(facts::line).map(Registered::createdAt).orElse(null),
            ours.flatMap(facts::line).flatMap(Registered::activatedAt).orElse(null),
            ours.flatMap(key -> SigningKeyPlan.rotateAt(spec, facts, key)).orElse(null),
            head.conditions());
  }

  private static Step step(KeyFacts facts) {
    Optional<String> next = facts.held().next();
    if (next.isPresent()) {
      return facts.line(next.get()).isPresent() ? Step.PUBLISHED : Step.STAGED;
    }
    return facts.held().privateHalves().stream().anyMatch(key -> isFormer(facts, key))
        ? Step.RETIRING
        : Step.IDLE;
  }

  private static boolean isFormer(KeyFacts facts, String keyId) {
    return facts
        .status(keyId)
        .filter(status -> status == Status.RETIRING || status == Status.RETIRED)
        .isPresent();
  }

  private static Optional<String> previous(SigningKeySpec spec, KeyFacts facts) {
    return SigningKeyPlan.departures(spec, facts, facts.held().active().orElse(""))
        .reduce((earlier, later) -> later)
        .map(SigningKeyPlan.Departure::keyId);
  }

  static List<Finding> findings(KeyFacts facts, Lag lag) {
    Optional<String> newest = facts.held().next().or(() -> facts.held().active());
    if (newest.isEmpty()) {
      return List.of();
    }
    String key = newest.get();
    return List.of(published(facts, key), active(facts, key, lag));
  }

  private static Finding published(KeyFacts facts, String key) {
    return facts.line(key).isPresent()
        ? new Finding(
            ConditionType.KeyPublished, true, Reason.Published, "The ledger lists " + key + ".")
        : new Finding(
            ConditionType.KeyPublished,
            false,
            Reason.VerificationKeyMissing,
            "The ledger does not list " + key + " yet.");
  }

  private static Finding active(KeyFacts facts, String key, Lag lag) {
    if (facts.signer().equals(Optional.of(key))) {
      return new Finding(ConditionType.KeyActive, true, Reason.Active, "Key " + key + " signs.");
    }
    return lag.instances().isEmpty()
        ? new Finding(
            ConditionType.KeyActive, false, Reason.Pending, "Key " + key + " does not sign yet.")
        : new Finding(
            ConditionType.KeyActive,
            false,
            Reason.WaitingForReload,
            "Not yet held by " + String.join(", ", lag.instances()) + ".");
  }
}
