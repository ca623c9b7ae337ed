package io.agledger.core.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.MalformedException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the closed JSON objects of this format from canonical bytes.
 *
 * <p>A canonical object with known members has one spelling, so it is matched, not parsed; embedded
 * documents come out as slices of the input. Reading alone is lenient inside strings and embedded
 * values: {@link #exactly} makes it strict by writing the value again and comparing.
 */
public final class CanonicalCursor {

  /** Reads one value, in the order of its members. */
  @FunctionalInterface
  public interface Form<T> {
    T read(CanonicalCursor in) throws MalformedException;
  }

  private final Bytes in;
  private int at;

  private CanonicalCursor(Bytes in) {
    this.in = in;
  }

  /** Decodes bytes that must be exactly what {@code encode} gives for the value read. */
  public static <T> Decoded<T> exactly(Bytes bytes, Form<T> form, Function<T, Bytes> encode) {
    return Decoded.of(() -> {
      CanonicalCursor cursor = new CanonicalCursor(bytes);
      T value = form.read(cursor);
      if (cursor.at != bytes.size()) throw cursor.malformed("more than the value");
      if (!encode.apply(value).equals(bytes)) {
        throw new MalformedException("not in RFC 8785 canonical form");
      }
      return value;
    });
  }

  /** Steps over these ASCII characters, which must come next. */
  public CanonicalCursor expect(String literal) throws MalformedException {
    if (!accept(literal)) throw malformed("expected " + literal);
    return this;
  }

  /** Steps over these ASCII characters if they come next. */
  public boolean accept(String literal) {
    int end = at + literal.length();
    if (end > in.size()) return false;
    for (int i = 0; i < literal.length(); i++) {
      if (in.at(at + i) != literal.charAt(i)) return false;
    }
    at = end;
    return true;
  }

  /** A string, unescaped. */
  public String text() throws MalformedException {
    int start = at + 1;
    boolean escaped = skipString();
    String raw = in.slice(start, at - 1).utf8();
    return escaped ? unescape(raw) : raw;
  }

  /** A string that is RFC 4648 §4 base64, decoded. */
  public Bytes base64() throws MalformedException {
    int start = at + 1;
    skipString();
    try {
      return Bytes.wrap(Base64.getDecoder().decode(in.slice(start, at - 1).toArray()));
    } catch (IllegalArgumentException e) {
      throw malformed("a string that is not base64");
    }
  }

  public Optional<String> textOrNull() throws MalformedException {
    return accept("null") ? Optional.empty() : Optional.of(text());
  }

  public long number() throws MalformedException {
    int start = at;
    while (at < in.size() && (isDigit(peek()) || peek() == '-')) at++;
    if (at == start || at - start > 17) throw malformed("expected an integer");
    try {
      return Long.parseLong(new String(in.slice(start, at).toArray(), US_ASCII));
    } catch (NumberFormatException e) {
      throw malformed("expected an integer");
    }
  }

  /** An embedded object: its canonical bytes, verbatim. */
  public Bytes document(StrictJson.Limits limits) throws MalformedException {
    Bytes object = object();
    return switch (StrictJson.parse(object, limits)) {
      case StrictJson.Ok(Bytes canonical) when canonical.equals(object) -> object;
      case StrictJson.Ok _ -> throw malformed("an embedded document that is not canonical");
      case StrictJson.Refused refused -> throw malformed(refused.code() + " in a document");
    };
  }

  /** An object of this format: its bytes, to be decoded by its own type. */
  public Bytes object() throws MalformedException {
    if (at == in.size() || peek() != '{') throw malformed("expected an object");
    int start = at;
    int open = 0;
    do {
      if (at == in.size()) throw malformed("the end inside an object");
      switch (peek()) {
        case '"' -> skipString();
        case '{', '[' -> {
          open++;
          at++;
        }
        case '}', ']' -> {
          open--;
          at++;
        }
        default -> at++;
      }
    } while (open > 0);
    return in.slice(start, at);
  }

  private boolean skipString() throws MalformedException {
    expect("\"");
    boolean escaped = false;
    while (true) {
      if (at >= in.size()) throw malformed("the end inside a string");
      byte b = in.at(at++);
      if (b == '"') return escaped;
      if (b == '\\') {
        escaped = true;
        at++;
      }
    }
  }

  private String unescape(String raw) throws MalformedException {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
      } else if (raw.charAt(++i) == 'u') {
        out.append(codeUnit(raw, i + 1));
        i += 4;
      } else {
        int escape = "\"\\bfnrt".indexOf(raw.charAt(i));
        if (escape < 0) throw malformed("an unknown escape");
        out.append("\"\\\b\f\n\r\t".charAt(escape));
      }
    }
    return out.toString();
  }

  private char codeUnit(String raw, int start) throws MalformedException {
    if (start + 4 > raw.length()) throw malformed("an unknown escape");
    try {
      return (char) Integer.parseInt(raw, start, start + 4, 16);
    } catch (NumberFormatException e) {
      throw malformed("an unknown escape");
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private byte peek() {
    return in.at(at);
  }

  private MalformedException malformed(String what) {
    return new MalformedException(what + " at byte " + at);
  }
}
