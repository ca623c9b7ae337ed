package io.agledger.core.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import java.util.regex.Pattern;

/** The first 16 hexadecimal characters of a key's thumbprint; the {@code kid} of RFC 9052. */
public record KeyId(String hex) implements Comparable<KeyId> {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

  public KeyId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a key id has 16 lower-case hexadecimal characters");
    }
  }

  public static KeyId of(Digest thumbprint) {
    return new KeyId(thumbprint.hex().substring(0, 16));
  }

  public static Decoded<KeyId> decode(String hex) {
    return Decoded.of(() -> new KeyId(hex));
  }

  /** From the characters as bytes, as a header carries them. */
  public static Decoded<KeyId> decode(Bytes ascii) {
    return decode(new String(ascii.toArray(), US_ASCII));
  }

  /** The characters as bytes. */
  public Bytes bytes() {
    return Bytes.utf8(hex);
  }

  @Override
  public int compareTo(KeyId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
