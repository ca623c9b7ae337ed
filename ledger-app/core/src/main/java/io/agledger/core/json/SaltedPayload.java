package io.agledger.core.json;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;

/** The opening of a {@link Commitment}: the salt and the payload's RFC 8785 canonical bytes. */
public record SaltedPayload(Bytes salt, Bytes canonical) {

  public SaltedPayload {
    if (salt.size() != Commitment.SALT_BYTES) {
      throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.size());
    }
  }

  public Digest commitment() {
    return Commitment.of(salt, canonical);
  }
}
