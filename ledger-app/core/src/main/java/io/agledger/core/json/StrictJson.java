package io.agledger.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agledger.core.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Checks a JSON object (RFC 8259) against I-JSON (RFC 7493 §2) and gives its RFC 8785 canonical
 * bytes.
 *
 * <p>Numbers: an integer literal, or a number whose canonical form is one, must lie within ±(2^53 −
 * 1); one that overflows a double, or is not zero but would become zero, is refused. Other
 * fractions are rounded to the nearest double, as RFC 8785 §3.2.2.3 says.
 */
public final class StrictJson {

  /** Why a document is refused. The names are codes of the HTTP interface. */
  public enum Code {
    MALFORMED_JSON,
    DUPLICATE_KEY,
    LONE_SURROGATE,
    TOO_DEEP,
    TOO_LARGE,
    NUMBER_NOT_EXACT,
    NOT_AN_OBJECT
  }

  /**
   * How much is read: bytes, for the document and for its canonical form, and levels of nesting
   * (the outermost object is level 1).
   */
  public record Limits(int maxBytes, int maxDepth) {

    /** A record's payload: 256 KiB, 32 levels. */
    public static final Limits PAYLOAD = new Limits(256 * 1024, 32);

    /** A JSON Schema: as large, but each level of what it describes takes two of its own. */
    public static final Limits SCHEMA = new Limits(256 * 1024, 64);
  }

  public sealed interface Result {}

  public record Ok(Bytes canonical) implements Result {}

  /**
   * A refusal.
   *
   * @param pointer RFC 6901 pointer to the place; empty for the whole document
   * @param offset of the place in the document, in characters
   */
  public record Refused(Code code, String detail, String pointer, long offset) implements Result {}

  private StrictJson() {}

  /** Parses a payload. */
  public static Result parse(byte[] raw) {
    return parse(Bytes.wrap(raw), Limits.PAYLOAD);
  }

  public static Result parse(Bytes raw, Limits limits) {
    if (raw.size() > limits.maxBytes()) return tooLarge(raw.size(), limits);
    CharBuffer chars = CharBuffer.allocate(raw.size());
    if (!decode(raw, chars)) return notUtf8(chars.position());
    return switch (Canonicalizer.canonicalize(chars.flip().toString(), limits)) {
      case Ok(Bytes canonical) when canonical.size() > limits.maxBytes() ->
          tooLarge(canonical.size(), limits);
      case Result result -> result;
    };
  }

  private static boolean decode(Bytes raw, CharBuffer chars) {
    CharsetDecoder decoder = UTF_8.newDecoder(); // reports overlong forms and encoded surrogates
    CoderResult result = decoder.decode(ByteBuffer.wrap(raw.toArray()), chars, true);
    return !result.isError();
  }

  private static Refused notUtf8(long offset) {
    return new Refused(Code.MALFORMED_JSON, "The document is not UTF-8.", "", offset);
  }

  private static Refused tooLarge(int size, Limits limits) {
    String detail = "%d bytes exceed the limit of %d.".formatted(size, limits.maxBytes());
    return new Refused(Code.TOO_LARGE, detail, "", limits.maxBytes());
  }
}
