package io.agledger.e2e.demo;

import io.agledger.e2e.installation.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Prints each step when it is done: when that was since the beginning, what, and how long it took.
 */
final class Screen implements Progress {

  private final Instant from = Instant.now();

  @Override
  public void done(String what, Duration took) {
    line(took.isZero() ? what : "%s (%s)".formatted(what, seconds(took)));
  }

  /** Does a step and prints it. */
  <T> T step(String what, Callable<T> step) throws Exception {
    var begin = Instant.now();
    var result = step.call();
    done(what, Duration.between(begin, Instant.now()));
    return result;
  }

  void line(String text) {
    System.out.printf(
        Locale.ROOT, "[%7s] %s%n", seconds(Duration.between(from, Instant.now())), text);
  }

  /** Text that is no step, such as what a program printed. */
  void quote(String text) {
    text.lines().forEach(line -> System.out.println("            " + line));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
