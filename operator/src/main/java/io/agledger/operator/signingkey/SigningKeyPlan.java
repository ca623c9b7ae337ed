package io.agledger.operator.signingkey;

import io.agledger.api.v1beta1.GoDuration;
import io.agledger.api.v1beta1.SigningKeySpec;
import io.agledger.api.v1beta1.SigningKeySpec.Rotation;
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
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to do next about a signing key. Pure: the same facts give the same step.
 *
 * <p>Stage → Publish → AwaitVerifiers → Activate → Complete → (after {@code keepPrevious})
 * RemovePrivate → Idle. A key noted as next in the Secret is always taken up first, so a second one
 * is never made beside it.
 */
final class SigningKeyPlan {

  private SigningKeyPlan() {}

  static SigningKeyStep next(SigningKeySpec spec, KeyFacts facts, Instant now) {
    Optional<String> next = facts.held().next().filter(facts.held()::holds);
    return next.isPresent() ? advance(spec, facts, next.get(), now) : keep(spec, facts, now);
  }

  private static SigningKeyStep advance(
      SigningKeySpec spec, KeyFacts facts, String next, Instant now) {
    Registered line = facts.line(next).orElse(null);
    if (line == null) {
      return new Publish(next);
    }
    return switch (line.status()) {
      case PUBLISHED -> {
        Instant until = line.createdAt().plus(spec.overlap().publishBefore().toDuration());
        yield somethingSigns(facts) && now.isBefore(until)
            ? new AwaitVerifiers(next, until)
            : new Activate(next);
      }
      case ACTIVE -> new Complete(next);
      case RETIRING, RETIRED, COMPROMISED -> new Abandon(next);
    };
  }

  /** False for the first key, and when the one that should sign is lost: waiting helps nobody. */
  private static boolean somethingSigns(KeyFacts facts) {
    Optional<String> ours = facts.held().active().or(facts::lastActive);
    return facts
        .signer()
        .filter(signer -> !ours.equals(Optional.of(signer)) || facts.held().holds(signer))
        .isPresent();
  }

  private static SigningKeyStep keep(SigningKeySpec spec, KeyFacts facts, Instant now) {
    String active = facts.held().active().orElse(null);
    if (active == null) {
      return new Stage(
          facts.lastActive().isPresent() ? RotationReason.PrivateKeyLost : RotationReason.FirstKey);
    }
    boolean held = facts.held().holds(active);
    Status status = facts.status(active).orElse(Status.PUBLISHED);
    return switch (status) {
      // Unknown, or as if it had never been activated: the ledger was restored or rebuilt.
      case PUBLISHED -> held ? new Restage(active) : new Stage(RotationReason.PrivateKeyLost);
      case ACTIVE ->
          held ? age(spec, facts, active, now) : new Stage(RotationReason.PrivateKeyLost);
      case COMPROMISED -> new Stage(RotationReason.Compromised);
      case RETIRING, RETIRED ->
          triggered(spec, facts)
              ? new Stage(RotationReason.TriggerChanged)
              : new Superseded(facts.signer().orElse("none"));
    };
  }

  private static SigningKeyStep age(
      SigningKeySpec spec, KeyFacts facts, String active, Instant now) {
    if (triggered(spec, facts)) {
      return new Stage(RotationReason.TriggerChanged);
    }
    Optional<Instant> rotateAt = rotateAt(spec, facts, active);
    if (rotateAt.filter(at -> !at.isAfter(now)).isPresent()) {
      return new Stage(RotationReason.IntervalElapsed);
    }
    Optional<Departure> departure = departures(spec, facts, active).findFirst();
    if (departure.filter(d -> !d.at().isAfter(now)).isPresent()) {
      return new RemovePrivate(departure.get().keyId());
    }
    return new Idle(
        Stream.of(rotateAt, departure.map(Departure::at))
            .flatMap(Optional::stream)
            .min(Instant::compareTo));
  }

  /** When the private half of a former key leaves the Secret. */
  record Departure(String keyId, Instant at) {}

  /** Soonest first. A key the registry never let sign is not ours to judge. */
  static Stream<Departure> departures(SigningKeySpec spec, KeyFacts facts, String active) {
    Duration keep = spec.overlap().keepPrevious().toDuration();
    return facts.held().privateHalves().stream()
        .filter(keyId -> !keyId.equals(active) && !facts.signer().equals(Optional.of(keyId)))
        .flatMap(keyId -> facts.line(keyId).flatMap(line -> departs(keyId, line, keep)).stream())
        .sorted(Comparator.comparing(Departure::at));
  }

  private static Optional<Departure> departs(String keyId, Registered line, Duration keep) {
    return switch (line.status()) {
      case PUBLISHED, ACTIVE -> Optional.empty();
      case RETIRING, RETIRED ->
          line.retiringAt().map(since -> new Departure(keyId, since.plus(keep)));
      case COMPROMISED -> Optional.of(new Departure(keyId, Instant.MIN));
    };
  }

  private static boolean triggered(SigningKeySpec spec, KeyFacts facts) {
    return Optional.ofNullable(spec.rotation())
        .map(Rotation::trigger)
        .filter(trigger -> !trigger.equals(facts.held().trigger()))
        .isPresent();
  }

  /**
   * When the active key is due by age. Counted from the later of the ledger's clock and ours: with
   * one of them far behind, a key would be due the moment it is made, for ever.
   */
  static Optional<Instant> rotateAt(SigningKeySpec spec, KeyFacts facts, String active) {
    Optional<Duration> interval =
        Optional.ofNullable(spec.rotation()).map(Rotation::interval).map(GoDuration::toDuration);
    Optional<Instant> since =
        Stream.of(facts.line(active).flatMap(Registered::activatedAt), facts.held().completedAt())
            .flatMap(Optional::stream)
            .max(Instant::compareTo);
    return since.flatMap(start -> interval.map(start::plus));
  }
}
