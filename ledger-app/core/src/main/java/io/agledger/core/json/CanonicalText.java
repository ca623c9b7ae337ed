package io.agledger.core.json;

/** Strings as RFC 8785 §3.2.2.2 writes them. */
final class CanonicalText {

  private static final String HEX = "0123456789abcdef";

  private CanonicalText() {}

  /** Appends the quoted string; false if it holds a lone surrogate, which has no UTF-8 form. */
  static boolean append(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!isPair(value, i)) return false;
        out.append(c).append(value.charAt(++i));
      } else {
        append(out, c);
      }
    }
    out.append('"');
    return true;
  }

  private static boolean isPair(String value, int i) {
    return i + 1 < value.length()
        && Character.isSurrogatePair(value.charAt(i), value.charAt(i + 1));
  }

  private static void append(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < 0x20) out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        else out.append(c);
      }
    }
  }
}
