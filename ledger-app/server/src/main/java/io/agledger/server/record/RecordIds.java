package io.agledger.server.record;

import java.security.SecureRandom;
import java.util.UUID;

/** Version 7 UUIDs (RFC 9562 §5.7): 48 bits of Unix milliseconds, 74 random bits. */
final class RecordIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecordIds() {}

  static UUID next(long unixMillis) {
    long high = unixMillis << 16 | 0x7000 | RANDOM.nextInt(1 << 12);
    long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
