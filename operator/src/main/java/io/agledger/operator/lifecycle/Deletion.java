package io.agledger.operator.lifecycle;

import io.agledger.api.v1beta1.ResourceStatus;
import io.agledger.operator.client.LedgerUnavailableException;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.StatusWriter;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.ledger.LedgerConnection;
import io.agledger.operator.reference.Departure;
import io.agledger.operator.reference.References;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The end of a resource: takes its object out of the ledger, or says what is in the way. */
final class Deletion {

  /** Dependents and a dead ledger's awakening are looked for this often. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private final References references;
  private final StatusWriter statuses;
  private final Events events;

  Deletion(References references, StatusWriter statuses, Events events) {
    this.references = references;
    this.statuses = statuses;
    this.events = events;
  }

  <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> proceed(
      Kind<R, S> kind, R resource, Context<R> context) {
    if (!resource.hasFinalizer(Finalizers.FINALIZER)) {
      return UpdateControl.noUpdate();
    }
    Optional<Kind.Removal> removal = kind.removal(resource);
    if (removal.isEmpty()) {
      return release(resource, context);
    }
    if ("true".equals(resource.getMetadata().getAnnotations().get(Lifecycle.FORCE_DELETE))) {
      events.warning(
          resource, Reason.ForceDeleted, "Let go by annotation; the ledger was not told.");
      return release(resource, context);
    }
    return switch (departure(kind, resource, context)) {
      case Departure.Orphaned(String message) -> {
        events.warning(resource, Reason.Orphaned, message + " What is in it stays as it is.");
        yield release(resource, context);
      }
      case Departure.Blocked(String message) ->
          blocked(kind, resource, context, Reason.LedgerUnavailable, message);
      case Departure.Possible(LedgerConnection ledger) ->
          depart(kind, resource, context, removal.get(), ledger);
    };
  }

  private <R extends CustomResource<?, S>, S extends ResourceStatus> Departure departure(
      Kind<R, S> kind, R resource, Context<R> context) {
    return Finalizers.ledger(resource)
        .or(() -> kind.ledger(resource, context))
        .map(ledger -> references.departureFrom(ledger, context))
        .orElseGet(() -> new Departure.Orphaned("The Org, and with it the Ledger, is gone."));
  }

  private <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> depart(
      Kind<R, S> kind,
      R resource,
      Context<R> context,
      Kind.Removal removal,
      LedgerConnection ledger) {
    try {
      return switch (removal.from(ledger)) {
        // Crash before the release: removed once more, which the ledger answers with "absent".
        case Departed.Done() -> release(resource, context);
        case Departed.Refused(Reason reason, String message) ->
            blocked(kind, resource, context, reason, message);
      };
    } catch (LedgerUnavailableException e) {
      return blocked(
          kind, resource, context, Reason.LedgerUnavailable, String.valueOf(e.getMessage()));
    }
  }

  private <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> blocked(
      Kind<R, S> kind, R resource, Context<R> context, Reason reason, String message) {
    var verdict = new Verdict.DeletionBlocked(reason, message);
    statuses.write(resource, context, verdict, List.of(), kind.unchanged(resource));
    return UpdateControl.<R>noUpdate().rescheduleAfter(LOOK_AGAIN);
  }

  private static <R extends CustomResource<?, ?>> UpdateControl<R> release(
      R resource, Context<R> context) {
    Finalizers.letGo(resource, context);
    return UpdateControl.noUpdate();
  }
}
