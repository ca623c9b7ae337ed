package io.agledger.core.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/** Numbers as RFC 8785 §3.2.2.3 writes them, within what a double keeps exactly. */
final class CanonicalNumber {

  private static final long MAX_SAFE = (1L << 53) - 1;

  /** From here on ECMAScript writes an exponent, so the text is no integer literal any more. */
  private static final double EXPONENT_FROM = 1e21;

  private CanonicalNumber() {}

  /** The canonical form of a JSON number literal, or null if it is refused. */
  static @Nullable String of(String literal) {
    return isInteger(literal) ? integer(literal) : fraction(literal);
  }

  private static boolean isInteger(String literal) {
    return literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
  }

  private static @Nullable String integer(String literal) {
    if (literal.length() > 17) return null; // JSON has no leading zeros: beyond 16 digits
    if (Math.abs(Long.parseLong(literal)) > MAX_SAFE) return null;
    return literal.equals("-0") ? "0" : literal;
  }

  private static @Nullable String fraction(String literal) {
    double value = Double.parseDouble(literal);
    double size = Math.abs(value);
    if (Double.isInfinite(value)) return null;
    if (size == 0 && hasNonZeroDigit(literal)) return null;
    if (size > MAX_SAFE && size < EXPONENT_FROM) return null;
    try {
      return NumberToJSON.serializeNumber(value);
    } catch (IOException e) {
      throw new UncheckedIOException("a finite double always has a form", e);
    }
  }

  private static boolean hasNonZeroDigit(String literal) {
    return literal.chars().takeWhile(c -> c != 'e' && c != 'E').anyMatch(c -> c >= '1' && c <= '9');
  }
}
