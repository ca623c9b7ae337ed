package io.agledger.operator.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Makes API keys, names them, and takes their digest. */
final class KeyMaterial {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;

  /** The namespace of all key ids (RFC 9562 §5.5); chosen once, at random. */
  private static final UUID NAMESPACE = UUID.fromString("5b0f6f6e-6f6f-4e0f-9d9b-0a1c6a3f7d52");

  private KeyMaterial() {}

  /** {@code agl_agt_} (or {@code agl_adm_} for an admin) and 43 base64url characters. */
  static String generate(String role) {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    String prefix = role.equals("admin") ? "agl_adm_" : "agl_agt_";
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String sha256(String key) {
    byte[] digest = digest("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  /** UUIDv5 of {@code <ownerKey>/<keyName>/<revision>}: the same wherever it is worked out. */
  static String keyId(String ownerKey, String keyName, int revision) {
    var sha1 = digest("SHA-1");
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .array());
    String name = ownerKey + "/" + keyName + "/" + revision;
    var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low).toString();
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
