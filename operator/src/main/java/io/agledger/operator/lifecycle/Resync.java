package io.agledger.operator.lifecycle;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When to look again although nothing changed. */
final class Resync {

  private static final Duration AT_LEAST = Duration.ofMillis(200);

  private Resync() {}

  /**
   * The interval, give or take a fifth by the resource's UID: ten thousand resources that began
   * together do not come back together. Or earlier, when something is due.
   */
  static Duration after(
      HasMetadata resource, Duration interval, Optional<Instant> until, Clock clock) {
    double spread = Math.floorMod(resource.getMetadata().getUid().hashCode(), 400) / 1000.0;
    Duration resync = Duration.ofMillis((long) (interval.toMillis() * (0.8 + spread)));
    Duration due = until.map(at -> Duration.between(clock.instant(), at)).orElse(resync);
    Duration earlier = due.compareTo(resync) < 0 ? due : resync;
    return earlier.compareTo(AT_LEAST) < 0 ? AT_LEAST : earlier;
  }
}
