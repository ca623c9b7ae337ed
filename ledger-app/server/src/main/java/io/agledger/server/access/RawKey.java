package io.agledger.server.access;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of an API key, on its short way from a request to its SHA-256. Never printed. */
record RawKey(String text) {
  /** 256 bits: a plain SHA-256 of it cannot be guessed back, so no slow hash is needed. */
  private static final int RANDOM_BYTES = 32;

  /** RFC 6750 b64token. Also takes keys not made here, as the first platform key may be. */
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~+/-]{32,256}={0,2}");

  private static final SecureRandom RANDOM = new SecureRandom();

  static RawKey mint(KeyRole role) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return new RawKey(
        role.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /**
   * Empty when this cannot be a key: shorter than 32 characters, or characters no header carries.
   */
  static Optional<RawKey> parse(String text) {
    return SYNTAX.matcher(text).matches() ? Optional.of(new RawKey(text)) : Optional.empty();
  }

  Digest sha256() {
    return Digest.sha256(Bytes.utf8(text));
  }

  @Override
  public String toString() {
    return "RawKey[not shown]";
  }
}
