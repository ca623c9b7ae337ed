package io.agledger.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 value (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal characters. */
public record Digest(Bytes bytes) {

  public static final int SIZE = 32;

  /** Stands where there is nothing to point at: {@code previous} at position 1. */
  public static final Digest ZERO = new Digest(Bytes.wrap(new byte[SIZE]));

  public Digest {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.size());
    }
  }

  /** SHA-256 over the concatenation of the parts. */
  public static Digest sha256(Bytes... parts) {
    MessageDigest digest = newSha256();
    for (Bytes part : parts) part.updateTo(digest);
    return new Digest(Bytes.wrap(digest.digest()));
  }

  public static Decoded<Digest> ofHex(String hex) {
    return Decoded.of(() -> {
      Digest digest = new Digest(Bytes.ofHex(hex).orMalformed());
      if (!digest.hex().equals(hex)) throw new MalformedException("hex is lower case");
      return digest;
    });
  }

  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public String hex() {
    return bytes.hex();
  }

  @Override
  public String toString() {
    return hex();
  }
}
