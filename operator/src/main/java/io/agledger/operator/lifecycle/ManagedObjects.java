package io.agledger.operator.lifecycle;

import io.agledger.api.v1beta1.DeletionPolicy;
import io.agledger.api.v1beta1.ManagedSpec;
import io.agledger.operator.client.Answer;
import io.agledger.operator.client.Managed.Applied;
import io.agledger.operator.client.Managed.Apply;
import io.agledger.operator.client.Managed.RemovalMode;
import io.agledger.operator.client.Managed.Removed;
import io.agledger.operator.client.ManagedKind;
import io.agledger.operator.client.Problem;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Refusals;
import io.agledger.operator.ledger.LedgerConnection;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** Brings one resource's object in the ledger to the desired state, and takes it out again. */
public final class ManagedObjects {

  private final ManagedKind kind;
  private final Events events;

  public ManagedObjects(ManagedKind kind, Events events) {
    this.kind = kind;
    this.events = events;
  }

  /**
   * Compared with the live object by the ledger itself; nothing is written when nothing differs.
   */
  public Answer<Applied> apply(
      LedgerConnection ledger, HasMetadata resource, ManagedSpec spec, Object desired) {
    var request =
        new Apply(ledger.ownerKey(resource), spec.adoptionPolicy(), spec.externalId(), desired);
    // Crash after this line: the object exists and no status says so; the next pass asks again
    // under the same owner key and is given the same object.
    Answer<Applied> answer = ledger.client().apply(kind, request);
    if (answer instanceof Answer.Done<Applied>(Applied applied) && !applied.drifted().isEmpty()) {
      events.normal(
          resource,
          Reason.DriftCorrected,
          "Changed in the ledger by somebody else and put right: "
              + String.join(", ", applied.drifted())
              + ".");
    }
    return answer;
  }

  /** Empty for Retain: the object stays, under its owner key, and the ledger need not be asked. */
  public Optional<Kind.Removal> removal(HasMetadata resource, DeletionPolicy policy) {
    return switch (policy) {
      case RETAIN -> Optional.empty();
      case DEACTIVATE -> Optional.of(ledger -> remove(ledger, resource, RemovalMode.Deactivate));
      case DELETE -> Optional.of(ledger -> remove(ledger, resource, RemovalMode.Delete));
    };
  }

  private Departed remove(LedgerConnection ledger, HasMetadata resource, RemovalMode mode) {
    return switch (ledger.client().remove(kind, ledger.ownerKey(resource), mode)) {
      case Answer.Done<Removed> done -> new Departed.Done();
      case Answer.Refused<Removed>(Problem problem) -> refused(problem);
    };
  }

  private static Departed refused(Problem problem) {
    return problem.is("HAS_DEPENDENTS")
        ? new Departed.Refused(Reason.HasDependents, problem.explanation())
        : new Departed.Refused(Refusals.verdict(problem).reason(), problem.explanation());
  }
}
