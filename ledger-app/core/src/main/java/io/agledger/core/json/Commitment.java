package io.agledger.core.json;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;

/**
 * What a statement says about its payload: SHA-256(salt ‖ canonical bytes). The payload and its
 * salt can be erased later and the chain still verifies; without the salt, a guessed payload cannot
 * be confirmed either.
 */
public final class Commitment {

  /** 128 bits: nobody can try all salts for a guessed payload. */
  public static final int SALT_BYTES = 16;

  private Commitment() {}

  /** The commitment to RFC 8785 canonical bytes. */
  public static Digest of(Bytes salt, Bytes canonical) {
    if (salt.size() != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.size());
    }
    return Digest.sha256(salt, canonical);
  }
}
