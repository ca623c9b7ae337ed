package io.agledger.core.key;

import io.agledger.core.MalformedException;
import java.util.Locale;

/** Where a key is in its life. It only moves forward; it is never deleted and never reactivated. */
public enum KeyStatus {
  /** Known to everyone, signs nothing yet. */
  PUBLISHED,
  /** The one that signs. */
  ACTIVE,
  /** Replaced; a few late entries under it are valid until it is retired. */
  RETIRING,
  /** Signs nothing any more; its entries stay valid for ever. */
  RETIRED,
  /** Known to others since {@code compromisedAt}: its entries count only before that time. */
  COMPROMISED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static KeyStatus ofWire(String text) throws MalformedException {
    for (KeyStatus status : values()) {
      if (status.wire().equals(text)) return status;
    }
    throw new MalformedException("unknown key status");
  }
}
