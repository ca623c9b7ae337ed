package io.agledger.server.key;

import io.agledger.core.json.Timestamp;
import io.agledger.core.key.KeyRecord;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as the API shows it: the same members as in a dump and in the key document (contract A-23).
 *
 * @param publicKey base64 of the DER SubjectPublicKeyInfo
 * @param thumbprint RFC 9679 SHA-256 of the COSE key, hexadecimal; {@code keyId} is its first 16
 *     characters
 * @param status published · active · retiring · retired · compromised
 */
record KeyView(
    @Nullable String activatedAt,
    String algorithm,
    @Nullable String compromisedAt,
    String createdAt,
    String keyId,
    String publicKey,
    @Nullable String retiredAt,
    @Nullable String retiringAt,
    String status,
    String thumbprint) {

  static KeyView of(KeyRecord key) {
    return new KeyView(
        text(key.activatedAt()),
        "Ed25519",
        text(key.compromisedAt()),
        Timestamp.format(key.createdAt()),
        key.keyId().hex(),
        key.key().spki().base64(),
        text(key.retiredAt()),
        text(key.retiringAt()),
        key.status().wire(),
        key.thumbprint().hex());
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Timestamp::format).orElse(null);
  }
}
