package io.agledger.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something to become true, with a bound. */
final class Await {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private Await() {}

  /** The first value that pleases; an assertion error that shows the last one otherwise. */
  static <T> T until(String what, Supplier<T> value, Predicate<T> pleases) {
    Instant end = Instant.now().plus(BOUND);
    T last = value.get();
    while (!pleases.test(last)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(what + " did not happen; last seen: " + last);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      last = value.get();
    }
    return last;
  }

  static void until(String what, Supplier<Boolean> holds) {
    until(what, holds, value -> value);
  }
}
