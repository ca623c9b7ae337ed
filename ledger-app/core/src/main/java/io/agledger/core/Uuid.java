package io.agledger.core;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.UUID;

/** UUIDs (RFC 9562) as 16 bytes in network order, and in one spelling only. */
public final class Uuid {

  /** By unsigned bytes, as PostgreSQL orders them; {@link UUID#compareTo} compares signed. */
  public static final Comparator<UUID> ORDER =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private Uuid() {}

  public static Bytes bytes(UUID uuid) {
    return Bytes.wrap(
        ByteBuffer.allocate(16)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array());
  }

  public static UUID of(Bytes bytes) throws MalformedException {
    if (bytes.size() != 16) throw new MalformedException("a UUID has 16 bytes");
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toArray());
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Accepts the 36-character lower-case form only; {@link UUID#fromString} takes more. */
  public static Decoded<UUID> parse(String text) {
    return Decoded.of(() -> {
      if (text.length() != 36) throw new MalformedException("a UUID has 36 characters");
      UUID uuid = UUID.fromString(text);
      if (!uuid.toString().equals(text)) throw new MalformedException("a UUID is lower case");
      return uuid;
    });
  }
}
