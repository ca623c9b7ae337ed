package io.agledger.server.schema;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import java.util.regex.Pattern;

/**
 * A regular expression whose work on one string is bounded. Java's matcher backtracks: {@code
 * ^(a+)+$} against thirty characters would otherwise keep a core busy for minutes.
 */
final class BoundedPattern implements RegularExpression {
  /**
   * Reads of one character. An honest pattern needs a few per character; a payload has at most
   * 262,144.
   */
  private static final int BUDGET = 4_000_000;

  /** The budget is spent. Carries no stack trace: it is a refused payload, not a bug. */
  static final class Exhausted extends RuntimeException {
    Exhausted(Pattern pattern) {
      super("pattern '" + pattern + "' takes too long on this text", null, false, false);
    }
  }

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * ECMA-262 says where Java differs: {@code $} is the very end of the text, and {@code \p} takes
   * long names.
   */
  static BoundedPattern compile(String ecmaPattern) {
    var anchored = RegularExpressions.replaceDollarAnchors(ecmaPattern);
    return new BoundedPattern(
        Pattern.compile(RegularExpressions.replaceLongformCharacterProperties(anchored)));
  }

  @Override
  public boolean matches(String value) {
    return pattern.matcher(new Metered(value, new int[] {BUDGET})).find();
  }

  /** Counts every read, over all the views the matcher makes of the text. */
  private final class Metered implements CharSequence {
    private final CharSequence text;
    private final int[] left;

    Metered(CharSequence text, int[] left) {
      this.text = text;
      this.left = left;
    }

    @Override
    public char charAt(int index) {
      if (--left[0] < 0) {
        throw new Exhausted(pattern);
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Metered(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
