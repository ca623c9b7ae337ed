package io.agledger.operator.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.operator.condition.Conditions.Finding;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Verdict SYNCED = new Verdict.Synced("fine");

  @Test
  void aSyncedResourceIsReadyAndNothingElse() {
    assertThat(after(List.of(), SYNCED, List.of()))
        .singleElement()
        .satisfies(ready -> {
          assertThat(ready.getType()).isEqualTo("Ready");
          assertThat(ready.getStatus()).isEqualTo("True");
          assertThat(ready.getReason()).isEqualTo("Synced");
          assertThat(ready.getObservedGeneration()).isEqualTo(7);
          assertThat(ready.getLastTransitionTime()).isEqualTo("2026-11-21T10:00:00Z");
        });
  }

  @Test
  void waitingAndRetryingAreInProgressStalledIsNot() {
    assertThat(types(new Verdict.Waiting(Reason.ReferenceNotFound, "no org")))
        .containsExactly("Ready=False/ReferenceNotFound", "Reconciling=True/Progressing");
    assertThat(types(new Verdict.Retrying(Reason.LedgerUnavailable, "503")))
        .containsExactly("Ready=False/LedgerUnavailable", "Reconciling=True/Retrying");
    assertThat(types(new Verdict.Stalled(Reason.InvalidSpec, "bad")))
        .containsExactly("Ready=False/InvalidSpec", "Stalled=True/InvalidSpec");
    assertThat(types(new Verdict.Suspended("asked")))
        .containsExactly("Ready=Unknown/Suspended", "Suspended=True/UserRequested");
    assertThat(types(new Verdict.DeletionBlocked(Reason.HasDependents, "agents")))
        .containsExactly("Ready=False/Deleting", "DeletionBlocked=True/HasDependents");
    assertThat(types(new Verdict.Rotating("by age")))
        .containsExactly("Ready=True/Synced", "Reconciling=True/Rotating");
  }

  @Test
  void theTransitionTimeMovesOnlyWithTheStatus() {
    List<Condition> before = after(List.of(), SYNCED, List.of());
    var later = NOW.plus(Duration.ofHours(1));
    var sameStatus =
        Conditions.after(before, 8, later, new Verdict.Synced("still fine"), List.of());
    assertThat(sameStatus.getFirst().getLastTransitionTime()).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(sameStatus.getFirst().getObservedGeneration()).isEqualTo(8);
    var otherStatus =
        Conditions.after(
            before, 8, later, new Verdict.Stalled(Reason.Conflict, "taken"), List.of());
    assertThat(otherStatus.getFirst().getLastTransitionTime()).isEqualTo("2026-11-21T11:00:00Z");
  }

  @Test
  void aKindsOwnConditionThatWasNotLookedAtStaysAsItWas() {
    var finding = new Finding(ConditionType.CredentialsReady, true, Reason.KeysWritten, "all");
    List<Condition> before = after(List.of(), SYNCED, List.of(finding));
    var now =
        Conditions.after(
            before, 9, NOW, new Verdict.Waiting(Reason.LedgerUnavailable, "down"), List.of());
    assertThat(now)
        .filteredOn(condition -> condition.getType().equals("CredentialsReady"))
        .singleElement()
        .satisfies(kept -> assertThat(kept.getObservedGeneration()).isEqualTo(7));
  }

  @Test
  void sayingTheSameTwiceMakesTheSameConditions() {
    List<Condition> before = after(List.of(), SYNCED, List.of());
    assertThat(Conditions.after(before, 7, NOW.plusSeconds(600), SYNCED, List.of()))
        .isEqualTo(before);
  }

  private static List<String> types(Verdict verdict) {
    return after(List.of(), verdict, List.of()).stream()
        .map(c -> c.getType() + "=" + c.getStatus() + "/" + c.getReason())
        .toList();
  }

  private static List<Condition> after(
      List<Condition> previous, Verdict verdict, List<Finding> findings) {
    return Conditions.after(previous, 7, NOW, verdict, findings);
  }
}
