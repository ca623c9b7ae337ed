package io.agledger.operator.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.GoDuration;
import io.agledger.api.v1beta1.SigningKeySpec;
import io.agledger.api.v1beta1.SigningKeySpec.Algorithm;
import io.agledger.api.v1beta1.SigningKeySpec.Overlap;
import io.agledger.api.v1beta1.SigningKeySpec.Purpose;
import io.agledger.api.v1beta1.SigningKeySpec.Rotation;
import io.agledger.api.v1beta1.SigningKeySpec.SecretTarget;
import io.agledger.operator.signingkey.KeyFacts.Held;
import io.agledger.operator.signingkey.KeyFacts.Registered;
import io.agledger.operator.signingkey.KeyFacts.Status;
import io.agledger.operator.signingkey.SigningKeyStep.Abandon;
import io.agledger.operator.signingkey.SigningKeyStep.Activate;
import io.agledger.operator.signingkey.SigningKeyStep.AwaitVerifiers;
import io.agledger.operator.signingkey.SigningKeyStep.Complete;
import io.agledger.operator.signingkey.SigningKeyStep.Idle;
import io.agledger.operator.signingkey.SigningKeyStep.Publish;
import io.agledger.operator.signingkey.SigningKeyStep.RemovePrivate;
import io.agledger.operator.signingkey.SigningKeyStep.Restage;
import io.agledger.operator.signingkey.SigningKeyStep.Stage;
import io.agledger.operator.signingkey.SigningKeyStep.Superseded;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan as a table. Key A signs, key B is the next one, key X is somebody else's. */
class SigningKeyPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant JUST_NOW = NOW.minusSeconds(1);
  private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(91));
  private static final Duration PUBLISH_BEFORE = Duration.ofMinutes(10);
  private static final Duration KEEP_PREVIOUS = Duration.ofHours(24);
  private static final Duration INTERVAL = Duration.ofDays(90);

  private static final SigningKeySpec QUIET = spec(null);
  private static final SigningKeySpec TRIGGERED = spec("two");

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void table(String situation, SigningKeySpec spec, KeyFacts facts, SigningKeyStep expected) {
    assertThat(SigningKeyPlan.next(spec, facts, NOW)).isEqualTo(expected);
  }

  static Stream<Arguments> table() {
    return Stream.of(
        row("nothing at all", QUIET, facts(Held.NOTHING), new Stage(RotationReason.FirstKey)),
        row("made, not published", QUIET, facts(next("B")), new Publish("B")),
        row(
            "the first key does not wait",
            QUIET,
            facts(next("B"), "B", published(JUST_NOW)),
            new Activate("B")),
        row(
            "a key beside one that signs waits for verifiers",
            QUIET,
            facts(next("B", "A"), "A", active(AN_HOUR_AGO), "B", published(JUST_NOW)),
            new AwaitVerifiers("B", JUST_NOW.plus(PUBLISH_BEFORE))),
        row(
            "a first key beside somebody else's waits too",
            QUIET,
            facts(next("B"), "X", active(AN_HOUR_AGO), "B", published(JUST_NOW)),
            new AwaitVerifiers("B", JUST_NOW.plus(PUBLISH_BEFORE))),
        row(
            "after a loss waiting helps nobody",
            QUIET,
            lost("A", next("B"), "A", active(AN_HOUR_AGO), "B", published(JUST_NOW)),
            new Activate("B")),
        row(
            "published for long enough",
            QUIET,
            facts(next("B", "A"), "A", active(LONG_AGO), "B", published(AN_HOUR_AGO)),
            new Activate("B")),
        row(
            "it signs, and nobody has noted it",
            QUIET,
            facts(next("B", "A"), "A", retiring(JUST_NOW), "B", active(JUST_NOW)),
            new Complete("B")),
        row(
            "retired by somebody before it was completed",
            QUIET,
            facts(next("B", "A"), "A", retiring(LONG_AGO), "B", retiring(JUST_NOW)),
            new Abandon("B")),
        row(
            "noted as next, but gone from the Secret",
            QUIET,
            facts(held(Set.of("A"), "B", "A", ""), "A", active(AN_HOUR_AGO)),
            new Idle(Optional.of(AN_HOUR_AGO.plus(INTERVAL)))),
        row(
            "idle until the interval ends",
            QUIET,
            facts(signing("A"), "A", active(AN_HOUR_AGO)),
            new Idle(Optional.of(AN_HOUR_AGO.plus(INTERVAL)))),
        row(
            "the interval is over",
            QUIET,
            facts(signing("A"), "A", active(LONG_AGO)),
            new Stage(RotationReason.IntervalElapsed)),
        row(
            "the trigger changed",
            TRIGGERED,
            facts(held(Set.of("A"), null, "A", "one"), "A", active(AN_HOUR_AGO)),
            new Stage(RotationReason.TriggerChanged)),
        row(
            "the trigger was acted on",
            TRIGGERED,
            facts(held(Set.of("A"), null, "A", "two"), "A", active(AN_HOUR_AGO)),
            new Idle(Optional.of(AN_HOUR_AGO.plus(INTERVAL)))),
        row(
            "the previous key is kept for a while",
            QUIET,
            facts(signing("B", "A"), "A", retiring(AN_HOUR_AGO), "B", active(AN_HOUR_AGO)),
            new Idle(Optional.of(AN_HOUR_AGO.plus(KEEP_PREVIOUS)))),
        row(
            "the previous key has been kept for long enough",
            QUIET,
            facts(signing("B", "A"), "A", retiring(LONG_AGO), "B", active(AN_HOUR_AGO)),
            new RemovePrivate("A")),
        row(
            "a private half of unknown origin is left alone",
            QUIET,
            facts(signing("A", "X"), "A", active(AN_HOUR_AGO)),
            new Idle(Optional.of(AN_HOUR_AGO.plus(INTERVAL)))),
        row("the ledger has forgotten the key", QUIET, facts(signing("A")), new Restage("A")),
        row(
            "the private half of the signer is gone",
            QUIET,
            facts(held(Set.of(), null, "A", ""), "A", active(AN_HOUR_AGO)),
            new Stage(RotationReason.PrivateKeyLost)),
        row(
            "the whole Secret is gone",
            QUIET,
            lost("A", Held.NOTHING, "A", active(AN_HOUR_AGO)),
            new Stage(RotationReason.PrivateKeyLost)),
        row(
            "the key is compromised",
            QUIET,
            facts(signing("A"), "A", line(Status.COMPROMISED, AN_HOUR_AGO)),
            new Stage(RotationReason.Compromised)),
        row(
            "another key signs, and nobody asked for a change",
            QUIET,
            facts(signing("A"), "A", retiring(AN_HOUR_AGO), "X", active(AN_HOUR_AGO)),
            new Superseded("X")),
        row(
            "another key signs, and the trigger asks to take over",
            TRIGGERED,
            facts(signing("A"), "A", retiring(AN_HOUR_AGO), "X", active(AN_HOUR_AGO)),
            new Stage(RotationReason.TriggerChanged)),
        row(
            "clocks that disagree do not make keys without end",
            QUIET,
            facts(
                new Held(
                    Set.of("A"), Optional.empty(), Optional.of("A"), Optional.of(JUST_NOW), "", ""),
                "A",
                active(LONG_AGO)),
            new Idle(Optional.of(JUST_NOW.plus(INTERVAL)))));
  }

  private static Arguments row(
      String situation, SigningKeySpec spec, KeyFacts facts, SigningKeyStep expected) {
    return Arguments.of(situation, spec, facts, expected);
  }

  private static Held next(String next) {
    return held(Set.of(next), next, null, "");
  }

  private static Held next(String next, String active) {
    return held(Set.of(next, active), next, active, "");
  }

  private static Held signing(String active, String... others) {
    var held = new HashSet<>(Set.of(others));
    held.add(active);
    return held(Set.copyOf(held), null, active, "");
  }

  private static Held held(
      Set<String> privateHalves, @Nullable String next, @Nullable String active, String trigger) {
    return new Held(
        privateHalves,
        Optional.ofNullable(next),
        Optional.ofNullable(active),
        Optional.empty(),
        trigger,
        "");
  }

  private static KeyFacts facts(Held held) {
    return new KeyFacts(held, Map.of(), Optional.empty());
  }

  private static KeyFacts facts(Held held, String key, Registered line) {
    return new KeyFacts(held, Map.of(key, line), Optional.empty());
  }

  private static KeyFacts facts(
      Held held, String key, Registered line, String other, Registered otherLine) {
    return new KeyFacts(held, Map.of(key, line, other, otherLine), Optional.empty());
  }

  private static KeyFacts lost(String lastActive, Held held, String key, Registered line) {
    return new KeyFacts(held, Map.of(key, line), Optional.of(lastActive));
  }

  private static KeyFacts lost(
      String lastActive,
      Held held,
      String key,
      Registered line,
      String other,
      Registered otherLine) {
    return new KeyFacts(held, Map.of(key, line, other, otherLine), Optional.of(lastActive));
  }

  private static Registered published(Instant at) {
    return new Registered(Status.PUBLISHED, at, Optional.empty(), Optional.empty());
  }

  private static Registered active(Instant since) {
    return line(Status.ACTIVE, since);
  }

  private static Registered retiring(Instant since) {
    return new Registered(Status.RETIRING, LONG_AGO, Optional.of(LONG_AGO), Optional.of(since));
  }

  private static Registered line(Status status, Instant activatedAt) {
    return new Registered(status, activatedAt, Optional.of(activatedAt), Optional.empty());
  }

  private static SigningKeySpec spec(@Nullable String trigger) {
    return new SigningKeySpec(
        null,
        Purpose.VAULT,
        Algorithm.ED25519,
        new Rotation(trigger, new GoDuration("2160h")),
        new Overlap(new GoDuration("10m"), new GoDuration("24h")),
        new SecretTarget("vault-private"),
        false);
  }
}
