package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time as Kubernetes writes it: whole numbers with the units {@code ms}, {@code s},
 * {@code m}, {@code h}, for example {@code 90s}, {@code 1h30m}, {@code 2160h}.
 *
 * <p>Keeps the text as written. The API server checks it (see {@link Formats#DURATION}); it is
 * parsed only when asked for, because one bad text in one resource must not stop an informer that
 * reads them all.
 */
public record GoDuration(@JsonValue String text) {

  private static final Pattern WHOLE = Pattern.compile(Formats.DURATION);
  private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public GoDuration {}

  /** The span; throws {@link IllegalArgumentException} when the text is not in the stated form. */
  public Duration toDuration() {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a duration such as 90s, 1h30m or 2160h: " + text);
    }
    Duration sum = Duration.ZERO;
    for (Matcher part = PART.matcher(text); part.find(); ) {
      sum = sum.plus(Long.parseLong(part.group(1)), unit(part.group(2)));
    }
    return sum;
  }

  private static ChronoUnit unit(String name) {
    return switch (name) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      default -> throw new IllegalArgumentException("unknown unit " + name);
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
