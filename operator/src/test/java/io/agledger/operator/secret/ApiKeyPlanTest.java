package io.agledger.operator.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.ApiKeySpec;
import io.agledger.api.v1beta1.ApiKeySpec.Rotation;
import io.agledger.api.v1beta1.ApiKeySpec.SecretTarget;
import io.agledger.api.v1beta1.GoDuration;
import io.agledger.operator.secret.ApiKeyPlan.Memory;
import io.agledger.operator.secret.ApiKeyPlan.Observed;
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
import io.agledger.operator.secret.KeyState.Previous;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan as a table: what is asked for, what is found, what comes next. */
class ApiKeyPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(31));
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final Instant IN_29_DAYS = NOW.plus(Duration.ofDays(29));

  private static final ApiKeySpec PLAIN = spec(null, null);
  private static final ApiKeySpec MONTHLY = spec("720h", null);
  private static final ApiKeySpec TRIGGERED = spec("720h", "b");

  private static final Memory FRESH = new Memory(0, false, Set.of(), Set.of());
  private static final Observed ABSENT = new Observed.Absent();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void table(
      String situation, ApiKeySpec spec, Observed found, Memory memory, ApiKeyStep expected) {
    assertThat(ApiKeyPlan.next(spec, found, memory, NOW)).isEqualTo(expected);
  }

  static Stream<Arguments> table() {
    var nobody = Optional.<Previous>empty();
    return Stream.of(
        row("somebody else's Secret", PLAIN, new Observed.Foreign(), FRESH, new Conflict()),
        row("nothing yet", PLAIN, ABSENT, FRESH, new Issue(1, IssueReason.FirstIssue, nobody)),
        row(
            "the Secret was lost",
            PLAIN,
            ABSENT,
            seen(3),
            new Issue(4, IssueReason.SecretLost, Optional.of(new Previous(3, NOW)))),
        row(
            "the Secret got another name",
            PLAIN,
            ABSENT,
            new Memory(3, true, Set.of(), Set.of()),
            new Issue(4, IssueReason.SecretMoved, Optional.of(new Previous(3, TOMORROW)))),
        row("issued, not registered", PLAIN, key(1).unregistered(), seen(0), new Register(1)),
        row("registered, not noted", PLAIN, key(1).unregistered(), verified(1), new Confirm()),
        row("a new pass asks the ledger again", PLAIN, key(1), seen(1), new Register(1)),
        row("all as it should be", PLAIN, key(1), verified(1), new Settled(Optional.empty())),
        row(
            "until the next rotation",
            MONTHLY,
            key(1),
            verified(1),
            new Settled(Optional.of(IN_29_DAYS))),
        row("metadata differs", PLAIN, key(1).outdated(), verified(1), new Refresh()),
        row(
            "the ledger will not have it",
            PLAIN,
            key(1),
            refused(1),
            new Replace(2, IssueReason.RefusedByLedger)),
        row(
            "refused while a predecessor lives",
            PLAIN,
            key(2).succeeding(1, TOMORROW),
            refused(2),
            new Revoke(1)),
        row(
            "the key was taken out of the Secret",
            PLAIN,
            key(2).emptied(),
            seen(2),
            new Replace(3, IssueReason.SecretLost)),
        row(
            "our notes were taken out of the Secret",
            PLAIN,
            key(0).emptied(),
            seen(5),
            new Replace(6, IssueReason.SecretLost)),
        row(
            "due by age",
            MONTHLY,
            key(1).issued(LONG_AGO),
            verified(1),
            new Stage(2, IssueReason.IntervalElapsed)),
        row(
            "due by trigger",
            TRIGGERED,
            key(1).triggeredBy("a"),
            verified(1),
            new Stage(2, IssueReason.TriggerChanged)),
        row(
            "the trigger was acted on",
            TRIGGERED,
            key(1).triggeredBy("b"),
            verified(1),
            new Settled(Optional.of(IN_29_DAYS))),
        row(
            "a rotation overtakes the overlap before it",
            TRIGGERED,
            key(2).triggeredBy("a").succeeding(1, TOMORROW),
            verified(2),
            new Revoke(1)),
        row("staged", MONTHLY, key(1).staging(2), verified(1), new Register(2)),
        row(
            "staged and registered",
            MONTHLY,
            key(1).staging(2),
            verified(2),
            new Promote(2, TOMORROW)),
        row(
            "staged and refused",
            MONTHLY,
            key(1).staging(2),
            refused(2),
            new Stage(3, IssueReason.RefusedByLedger)),
        row(
            "within the overlap",
            MONTHLY,
            key(2).succeeding(1, TOMORROW),
            verified(2),
            new Settled(Optional.of(TOMORROW))),
        row(
            "the overlap is over",
            MONTHLY,
            key(2).succeeding(1, YESTERDAY),
            verified(2),
            new Revoke(1)));
  }

  private static Arguments row(
      String situation, ApiKeySpec spec, Found found, Memory memory, ApiKeyStep expected) {
    return row(situation, spec, found.observed(), memory, expected);
  }

  private static Arguments row(
      String situation, ApiKeySpec spec, Observed found, Memory memory, ApiKeyStep expected) {
    return Arguments.of(situation, spec, found, memory, expected);
  }

  /** A Secret of ours, varied one thing at a time. */
  private record Found(KeyState state, boolean upToDate) {

    Observed observed() {
      return new Observed.Ours(state, upToDate);
    }

    Found unregistered() {
      return with(state.intact(), false, state.issuedAt(), state.trigger(), Optional.empty());
    }

    Found emptied() {
      return with(false, true, state.issuedAt(), state.trigger(), Optional.empty());
    }

    Found issued(Instant at) {
      return with(true, true, at, state.trigger(), Optional.empty());
    }

    Found triggeredBy(String trigger) {
      return with(true, true, state.issuedAt(), trigger, Optional.empty());
    }

    Found staging(int revision) {
      return with(true, true, state.issuedAt(), state.trigger(), Optional.of(revision));
    }

    Found outdated() {
      return new Found(state, false);
    }

    Found succeeding(int revision, Instant revokeAt) {
      return new Found(
          new KeyState(
              state.intact(),
              state.revision(),
              state.registered(),
              state.issuedAt(),
              state.reason(),
              state.trigger(),
              state.staged(),
              Optional.of(new Previous(revision, revokeAt))),
          upToDate);
    }

    private Found with(
        boolean intact,
        boolean registered,
        Instant issuedAt,
        String trigger,
        Optional<Integer> staged) {
      return new Found(
          new KeyState(
              intact,
              state.revision(),
              registered,
              issuedAt,
              state.reason(),
              trigger,
              staged,
              state.previous()),
          upToDate);
    }
  }

  private static Found key(int revision) {
    return new Found(
        new KeyState(
            true, revision, true, YESTERDAY, "FirstIssue", "", Optional.empty(), Optional.empty()),
        true);
  }

  private static Memory seen(int revision) {
    return new Memory(revision, false, Set.of(), Set.of());
  }

  private static Memory verified(int revision) {
    return new Memory(revision, false, Set.of(revision), Set.of());
  }

  private static Memory refused(int revision) {
    return new Memory(revision, false, Set.of(), Set.of(revision));
  }

  private static ApiKeySpec spec(@Nullable String interval, @Nullable String trigger) {
    Rotation rotation =
        interval == null
            ? null
            : new Rotation(new GoDuration(interval), new GoDuration("24h"), trigger);
    return new ApiKeySpec("default", null, new SecretTarget("bot-key"), rotation);
  }
}
