package io.agledger.operator.lifecycle;

import io.agledger.api.v1beta1.ResourceStatus;
import io.agledger.operator.client.LedgerUnavailableException;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.StatusWriter;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.ledger.LedgerConnection;
import io.agledger.operator.reference.References;
import io.agledger.operator.reference.Target;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One pass over one resource, whatever its kind. */
public final class Lifecycle {

  /** {@code "true"} lets a resource go whatever the ledger says. */
  public static final String FORCE_DELETE = "agledger.io/force-delete";

  /** For what no event will tell: a label of a namespace, a Secret that is not ours. */
  private static final Duration UNWATCHED = Duration.ofSeconds(30);

  /** For what an event will tell, should the event be lost. */
  private static final Duration WATCHED = Duration.ofMinutes(10);

  private final StatusWriter statuses;
  private final Deletion deletion;
  private final Clock clock;

  public Lifecycle(References references, StatusWriter statuses, Events events, Clock clock) {
    this.statuses = statuses;
    this.deletion = new Deletion(references, statuses, events);
    this.clock = clock;
  }

  /**
   * Deletion, suspension and references first; then what the kind makes of it; then the report.
   *
   * @throws TryAgain when trying again soon may help; the status says so by then
   */
  public <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> pass(
      Kind<R, S> kind, R resource, Context<R> context) {
    if (context.isPrimaryResourceDeleted()) {
      return UpdateControl.noUpdate();
    }
    if (resource.isMarkedForDeletion()) {
      return deletion.proceed(kind, resource, context);
    }
    if (kind.suspended(resource)) {
      var verdict = new Verdict.Suspended("Nothing is changed while spec.suspend is true.");
      return report(resource, context, new Pass<>(verdict, kind.unchanged(resource)), WATCHED);
    }
    return switch (kind.target(resource, context)) {
      case Target.Unchecked() -> UpdateControl.<R>noUpdate().rescheduleAfter(UNWATCHED);
      case Target.Missing(Verdict verdict) ->
          report(resource, context, new Pass<>(verdict, kind.unchanged(resource)), WATCHED);
      case Target.Found found -> bring(kind, resource, found, context);
    };
  }

  private <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> bring(
      Kind<R, S> kind, R resource, Target.Found found, Context<R> context) {
    // Crash after this line: a finalizer on a resource that has nothing in the ledger; deleting it
    // then finds nothing to remove, which is a success.
    R held =
        kind.removal(resource).isPresent()
            ? Finalizers.hold(resource, found.ledger().id(), context)
            : Finalizers.release(resource, context);
    try {
      Pass<S> pass = kind.bring(held, found, context);
      return report(held, context, pass, found.ledger().resyncInterval());
    } catch (LedgerUnavailableException e) {
      return unavailable(kind, held, found.ledger(), context, e);
    } catch (KubernetesClientException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      var verdict = new Verdict.Retrying(Reason.Forbidden, refusal(e));
      return report(held, context, new Pass<>(verdict, kind.unchanged(held)), WATCHED);
    }
  }

  /** Missing rights, a quota, an admission rule: what only somebody else's action cures. */
  private static boolean isRefusal(KubernetesClientException e) {
    return e.getCode() == 400 || e.getCode() == 403 || e.getCode() == 422;
  }

  private static String refusal(KubernetesClientException e) {
    String said = e.getStatus() == null ? null : e.getStatus().getMessage();
    return "The API server refuses the operator: " + (said == null ? e.getCode() : said);
  }

  private <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> unavailable(
      Kind<R, S> kind,
      R resource,
      LedgerConnection ledger,
      Context<R> context,
      LedgerUnavailableException e) {
    return switch (e.reach()) {
      // Somebody else ran into it a moment ago. The probe will tell, and wake us.
      case NOT_ASKED -> UpdateControl.<R>noUpdate().rescheduleAfter(UNWATCHED);
      case LEDGER -> {
        var verdict = References.unavailableVerdict(ledger.id());
        var pass = new Pass<S>(verdict, kind.unchanged(resource));
        yield report(resource, context, pass, WATCHED);
      }
      case REQUEST -> {
        var verdict =
            new Verdict.Retrying(Reason.LedgerUnavailable, String.valueOf(e.getMessage()));
        Optional<Instant> until =
            Optional.of(e.retryAfter()).filter(Duration::isPositive).map(clock.instant()::plus);
        var pass = new Pass<S>(verdict, List.of(), kind.unchanged(resource), until);
        yield report(resource, context, pass, WATCHED);
      }
    };
  }

  private <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> report(
      R resource, Context<R> context, Pass<S> pass, Duration interval) {
    statuses.write(resource, context, pass.verdict(), pass.findings(), pass.body());
    return switch (pass.verdict()) {
      case Verdict.Retrying retrying -> {
        if (pass.until().isEmpty()) {
          throw new TryAgain(retrying.message());
        }
        yield again(resource, pass, interval);
      }
      case Verdict.Suspended suspended -> UpdateControl.noUpdate();
      case Verdict.Stalled stalled -> stalled(resource, pass, stalled, interval);
      default -> again(resource, pass, interval);
    };
  }

  private <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> again(
      R resource, Pass<S> pass, Duration interval) {
    return UpdateControl.<R>noUpdate()
        .rescheduleAfter(Resync.after(resource, interval, pass.until(), clock));
  }

  private <R extends CustomResource<?, S>, S extends ResourceStatus> UpdateControl<R> stalled(
      R resource, Pass<S> pass, Verdict.Stalled stalled, Duration interval) {
    boolean unwatched =
        stalled.reason() == Reason.SecretConflict
            || stalled.reason() == Reason.ReferenceNotPermitted;
    return again(resource, pass, unwatched ? UNWATCHED : interval);
  }
}
