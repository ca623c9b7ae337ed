package io.agledger.operator.condition;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a verdict into conditions as kstatus reads them: Ready always; Reconciling and Stalled only
 * while True. Pure.
 */
public final class Conditions {

  /** Types that the verdict alone decides; all others a kind adds. */
  private static final Set<ConditionType> FROM_VERDICT =
      EnumSet.of(
          ConditionType.Ready,
          ConditionType.Reconciling,
          ConditionType.Stalled,
          ConditionType.Suspended,
          ConditionType.DeletionBlocked);

  private final List<Condition> previous;
  private final long generation;
  private final String now;
  private final Map<ConditionType, Condition> next = new EnumMap<>(ConditionType.class);

  private Conditions(List<Condition> previous, long generation, Instant now) {
    this.previous = previous;
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A kind's own condition, as one pass found it. */
  public record Finding(ConditionType type, boolean holds, Reason reason, String message) {}

  /**
   * The conditions after a pass. A kind's own condition that this pass did not look at stays as it
   * was, with the generation it spoke of.
   */
  public static List<Condition> after(
      List<Condition> previous,
      long generation,
      Instant now,
      Verdict verdict,
      List<Finding> findings) {
    var conditions = new Conditions(previous, generation, now);
    conditions.keepKindsOwn();
    conditions.add(verdict);
    findings.forEach(f -> conditions.put(f.type(), bool(f.holds()), f.reason(), f.message()));
    return List.copyOf(new ArrayList<>(conditions.next.values()));
  }

  private void keepKindsOwn() {
    for (Condition condition : previous) {
      for (ConditionType type : ConditionType.values()) {
        if (type.name().equals(condition.getType()) && !FROM_VERDICT.contains(type)) {
          next.put(type, condition);
        }
      }
    }
  }

  private void add(Verdict verdict) {
    switch (verdict) {
      case Verdict.Synced(String message) ->
          put(ConditionType.Ready, "True", Reason.Synced, message);
      case Verdict.Rotating(String message) -> {
        put(ConditionType.Ready, "True", Reason.Synced, message);
        put(ConditionType.Reconciling, "True", Reason.Rotating, message);
      }
      case Verdict.Waiting(Reason reason, String message) -> {
        put(ConditionType.Ready, "False", reason, message);
        put(ConditionType.Reconciling, "True", Reason.Progressing, message);
      }
      case Verdict.Retrying(Reason reason, String message) -> {
        put(ConditionType.Ready, "False", reason, message);
        put(ConditionType.Reconciling, "True", Reason.Retrying, message);
      }
      case Verdict.Stalled(Reason reason, String message) -> {
        put(ConditionType.Ready, "False", reason, message);
        put(ConditionType.Stalled, "True", reason, message);
      }
      case Verdict.Suspended(String message) -> {
        put(ConditionType.Ready, "Unknown", Reason.Suspended, message);
        put(ConditionType.Suspended, "True", Reason.UserRequested, message);
      }
      case Verdict.DeletionBlocked(Reason reason, String message) -> {
        put(ConditionType.Ready, "False", Reason.Deleting, message);
        put(ConditionType.DeletionBlocked, "True", reason, message);
      }
    }
  }

  private void put(ConditionType type, String status, Reason reason, String message) {
    next.put(
        type,
        new ConditionBuilder()
            .withType(type.name())
            .withStatus(status)
            .withReason(reason.name())
            .withMessage(message)
            .withObservedGeneration(generation)
            .withLastTransitionTime(transitionTime(type, status))
            .build());
  }

  private String transitionTime(ConditionType type, String status) {
    return previous.stream()
        .filter(c -> type.name().equals(c.getType()) && status.equals(c.getStatus()))
        .map(Condition::getLastTransitionTime)
        .findFirst()
        .orElse(now);
  }

  private static String bool(boolean holds) {
    return holds ? "True" : "False";
  }
}
