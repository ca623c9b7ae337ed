package io.agledger.operator.secret;

import io.agledger.api.v1beta1.ApiKeySpec;
import io.agledger.api.v1beta1.ApiKeySpec.Rotation;
import io.agledger.api.v1beta1.GoDuration;
import io.agledger.operator.secret.ApiKeyStep.Confirm;
import io.agledger.operator.secret.ApiKeyStep.Conflict;
import io.agledger.operator.secret.ApiKeyStep.Issue;
import io.agledger.operator.secret.ApiKeyStep.Promote;
import io.agledger.operator.secret.ApiKeyStep.Refresh;
import io.agledger.operator.secret.ApiKeyStep.Register;
import io.agledger.operator.secret.ApiKeyStep.Replace;
import io.agledger.operator.secret.ApiKeyStep.Revoke;
import io.agledger.operator.secret.ApiKeyStep.Settled;
import io.agledger.operator.secret.ApiKeyStep.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to do next about one API key. Pure: the same facts give the same step, so a pass that died
 * anywhere is taken up where it stopped.
 *
 * <p>A new key replaces one in use only after the ledger knows it (Stage, Register, Promote); a key
 * that nobody uses yet is in its Secret first and registered afterwards (Issue, Register, Confirm).
 * Either way there is no moment when the ledger knows a key that no Secret holds.
 */
final class ApiKeyPlan {

  private ApiKeyPlan() {}

  /** What stands under the Secret's name, as far as the plan may know. */
  sealed interface Observed {
    record Absent() implements Observed {}

    record Foreign() implements Observed {}

    /**
     * The key's own Secret.
     *
     * @param upToDate false when metadata or endpoint differ from what is asked for
     */
    record Ours(KeyState state, boolean upToDate) implements Observed {}
  }

  /**
   * What this pass and earlier ones know beside the Secret.
   *
   * @param lastRevision from the resource's status; 0 for none
   * @param moved whether that revision was in a Secret of another name
   * @param verified revisions that the ledger confirmed in this pass
   * @param refused revisions that the ledger refused in this pass
   */
  record Memory(int lastRevision, boolean moved, Set<Integer> verified, Set<Integer> refused) {}

  static ApiKeyStep next(ApiKeySpec spec, Observed observed, Memory memory, Instant now) {
    return switch (observed) {
      case Observed.Foreign() -> new Conflict();
      case Observed.Absent() -> issue(spec, memory, now);
      case Observed.Ours(KeyState key, boolean upToDate) -> {
        if (!key.intact()) {
          yield replace(key, memory, IssueReason.SecretLost);
        }
        if (key.staged().isPresent()) {
          yield finishRotation(spec, key.staged().get(), memory, now);
        }
        yield keep(spec, key, upToDate, memory, now);
      }
    };
  }

  /** Nobody can hold a key whose Secret was lost; whoever read a moved one gets time to follow. */
  private static ApiKeyStep issue(ApiKeySpec spec, Memory memory, Instant now) {
    int last = memory.lastRevision();
    if (last == 0) {
      return new Issue(1, IssueReason.FirstIssue, Optional.empty());
    }
    Instant revokeAt = memory.moved() ? now.plus(overlap(spec)) : now;
    var reason = memory.moved() ? IssueReason.SecretMoved : IssueReason.SecretLost;
    return new Issue(last + 1, reason, Optional.of(new KeyState.Previous(last, revokeAt)));
  }

  private static ApiKeyStep replace(KeyState key, Memory memory, IssueReason reason) {
    // There is room for one predecessor: an older one goes first, or it would never be revoked.
    if (key.previous().isPresent()) {
      return new Revoke(key.previous().get().revision());
    }
    return new Replace(Math.max(key.newest(), memory.lastRevision()) + 1, reason);
  }

  private static ApiKeyStep finishRotation(
      ApiKeySpec spec, int staged, Memory memory, Instant now) {
    if (memory.refused().contains(staged)) {
      return new Stage(staged + 1, IssueReason.RefusedByLedger);
    }
    return memory.verified().contains(staged)
        ? new Promote(staged, now.plus(overlap(spec)))
        : new Register(staged);
  }

  private static ApiKeyStep keep(
      ApiKeySpec spec, KeyState key, boolean upToDate, Memory memory, Instant now) {
    if (memory.refused().contains(key.revision())) {
      return replace(key, memory, IssueReason.RefusedByLedger);
    }
    // Asked on every pass: a restored or rebuilt ledger gets the same key again, unasked.
    if (!memory.verified().contains(key.revision())) {
      return new Register(key.revision());
    }
    if (!key.registered()) {
      return new Confirm();
    }
    if (!upToDate) {
      return new Refresh();
    }
    return age(spec, key, now);
  }

  private static ApiKeyStep age(ApiKeySpec spec, KeyState key, Instant now) {
    Optional<IssueReason> due = due(spec, key, now);
    Optional<KeyState.Previous> previous = key.previous();
    // A rotation that overtakes the overlap of the one before ends that overlap: two keys at most.
    if (previous.isPresent() && (due.isPresent() || !previous.get().revokeAt().isAfter(now))) {
      return new Revoke(previous.get().revision());
    }
    if (due.isPresent()) {
      return new Stage(key.revision() + 1, due.get());
    }
    return new Settled(
        Stream.of(previous.map(KeyState.Previous::revokeAt), rotateAt(spec, key.issuedAt()))
            .flatMap(Optional::stream)
            .min(Instant::compareTo));
  }

  private static Optional<IssueReason> due(ApiKeySpec spec, KeyState key, Instant now) {
    Rotation rotation = spec.rotation();
    if (rotation == null) {
      return Optional.empty();
    }
    if (rotation.trigger() != null && !rotation.trigger().equals(key.trigger())) {
      return Optional.of(IssueReason.TriggerChanged);
    }
    return rotateAt(spec, key.issuedAt())
        .filter(at -> !at.isAfter(now))
        .map(at -> IssueReason.IntervalElapsed);
  }

  static Optional<Instant> rotateAt(ApiKeySpec spec, Instant issuedAt) {
    return Optional.ofNullable(spec.rotation())
        .map(Rotation::interval)
        .map(GoDuration::toDuration)
        .map(issuedAt::plus);
  }

  private static Duration overlap(ApiKeySpec spec) {
    return Optional.ofNullable(spec.rotation())
        .map(Rotation::overlap)
        .orElse(Rotation.DEFAULT_OVERLAP)
        .toDuration();
  }
}
