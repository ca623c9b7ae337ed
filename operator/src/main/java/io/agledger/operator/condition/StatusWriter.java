package io.agledger.operator.condition;

import io.agledger.api.v1beta1.ResourceStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a status when, and only when, it says something that the old one did not. */
public final class StatusWriter {

  /** Setting this to any new value asks for a pass now; the status answers with the value. */
  public static final String RECONCILE_REQUESTED_AT = "agledger.io/reconcile-requested-at";

  private final Clock clock;

  public StatusWriter(Clock clock) {
    this.clock = clock;
  }

  /** What every kind's status begins with. */
  public record Head(
      long observedGeneration,
      @Nullable String lastHandledReconcileAt,
      @Nullable Instant lastSyncTime,
      List<Condition> conditions) {}

  /** Completes a head with what is the kind's own. */
  @FunctionalInterface
  public interface Body<S extends ResourceStatus> {
    S under(Head head);
  }

  /** Gives the resource as the API server has it afterwards. */
  public <S extends ResourceStatus, R extends CustomResource<?, S>> R write(
      R resource,
      Context<R> context,
      Verdict verdict,
      List<Conditions.Finding> findings,
      Body<S> body) {
    Optional<S> old = Optional.ofNullable(resource.getStatus());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    long generation = resource.getMetadata().getGeneration();
    List<Condition> conditions =
        Conditions.after(
            old.map(ResourceStatus::conditions).orElse(List.of()),
            generation,
            now,
            verdict,
            findings);
    String handled = resource.getMetadata().getAnnotations().get(RECONCILE_REQUESTED_AT);
    Instant synced = old.map(ResourceStatus::lastSyncTime).orElse(null);
    S unchanged = body.under(new Head(generation, handled, synced, conditions));
    if (unchanged.equals(old.orElse(null))) {
      return resource;
    }
    // The time alone is never a reason to write: a steady state is silent.
    Instant time = verdict instanceof Verdict.Synced ? now : synced;
    S status = body.under(new Head(generation, handled, time, conditions));
    return PrimaryUpdateAndCacheUtils.updateStatusAndCacheResource(
        resource,
        context,
        latest -> {
          latest.setStatus(status);
          return latest;
        });
  }
}
