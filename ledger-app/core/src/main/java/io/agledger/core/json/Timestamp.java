package io.agledger.core.json;

import io.agledger.core.MalformedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times in JSON: RFC 3339, UTC, milliseconds, always 24 characters. */
public final class Timestamp {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamp() {}

  public static String format(Instant time) {
    return FORMAT.format(time);
  }

  public static Instant parse(String text) throws MalformedException {
    try {
      Instant time = FORMAT.parse(text, Instant::from);
      if (format(time).equals(text)) return time;
    } catch (DateTimeException e) {
      // Falls through to the one message there is.
    }
    throw new MalformedException("a time is YYYY-MM-DDThh:mm:ss.mmmZ");
  }

  public static Optional<Instant> parse(Optional<String> text) throws MalformedException {
    return text.isPresent() ? Optional.of(parse(text.get())) : Optional.empty();
  }
}
