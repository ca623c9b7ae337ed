package io.agledger.core.key;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.MalformedException;
import io.agledger.core.json.CanonicalCursor;
import io.agledger.core.json.CanonicalObject;
import io.agledger.core.json.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * What the registry says about one key: a line of {@code vault_signing_keys.ndjson} and a member of
 * a {@link KeyDocument}.
 *
 * <p>{@code keyId} and {@code thumbprint} are what was <em>stated</em>; {@link #namesItsKey} tells
 * whether they belong to {@code key}.
 */
public record KeyRecord(
    KeyId keyId,
    Digest thumbprint,
    VerificationKey key,
    KeyStatus status,
    Instant createdAt,
    Optional<Instant> activatedAt,
    Optional<Instant> retiringAt,
    Optional<Instant> retiredAt,
    Optional<Instant> compromisedAt) {

  /** Whether a key may stand for an entry of a given time. */
  public enum Verdict {
    VALID,
    NOT_VALID,
    COMPROMISED
  }

  public KeyRecord {
    boolean complete =
        switch (status) {
          case PUBLISHED -> activatedAt.isEmpty() && retiringAt.isEmpty() && retiredAt.isEmpty();
          case ACTIVE -> activatedAt.isPresent() && retiringAt.isEmpty() && retiredAt.isEmpty();
          case RETIRING -> activatedAt.isPresent() && retiringAt.isPresent() && retiredAt.isEmpty();
          case RETIRED -> retiredAt.isPresent();
          case COMPROMISED -> true;
        };
    if (!complete || compromisedAt.isPresent() != (status == KeyStatus.COMPROMISED)) {
      throw new IllegalArgumentException("the key's times do not fit its status");
    }
  }

  /** A key as it enters the registry. */
  public static KeyRecord published(VerificationKey key, Instant createdAt) {
    return new KeyRecord(
        key.keyId(),
        key.thumbprint(),
        key,
        KeyStatus.PUBLISHED,
        createdAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public boolean namesItsKey() {
    return key.isUsable() && key.thumbprint().equals(thumbprint) && key.keyId().equals(keyId);
  }

  /** Time rule: activatedAt ≤ time ≤ retiredAt, and before compromisedAt. */
  public Verdict at(Instant time) {
    if (compromisedAt.filter(since -> !since.isAfter(time)).isPresent()) {
      return Verdict.COMPROMISED;
    }
    boolean begun = activatedAt.filter(from -> !from.isAfter(time)).isPresent();
    boolean over = retiredAt.filter(until -> until.isBefore(time)).isPresent();
    return begun && !over ? Verdict.VALID : Verdict.NOT_VALID;
  }

  public Bytes encode() {
    return CanonicalObject.begin()
        .textOrNull("activatedAt", activatedAt.map(Timestamp::format))
        .text("algorithm", "Ed25519")
        .textOrNull("compromisedAt", compromisedAt.map(Timestamp::format))
        .text("createdAt", Timestamp.format(createdAt))
        .text("keyId", keyId.hex())
        .base64("publicKey", key.spki())
        .textOrNull("retiredAt", retiredAt.map(Timestamp::format))
        .textOrNull("retiringAt", retiringAt.map(Timestamp::format))
        .text("status", status.wire())
        .text("thumbprint", thumbprint.hex())
        .end();
  }

  public static Decoded<KeyRecord> decode(Bytes canonical) {
    return CanonicalCursor.exactly(canonical, KeyRecord::read, KeyRecord::encode);
  }

  private static KeyRecord read(CanonicalCursor in) throws MalformedException {
    var activatedAt = Timestamp.parse(in.expect("{\"activatedAt\":").textOrNull());
    var algorithm = in.expect(",\"algorithm\":").text();
    if (!algorithm.equals("Ed25519")) throw new MalformedException("unknown key algorithm");
    var compromisedAt = Timestamp.parse(in.expect(",\"compromisedAt\":").textOrNull());
    var createdAt = Timestamp.parse(in.expect(",\"createdAt\":").text());
    var keyId = KeyId.decode(in.expect(",\"keyId\":").text()).orMalformed();
    var spki = in.expect(",\"publicKey\":").base64();
    var retiredAt = Timestamp.parse(in.expect(",\"retiredAt\":").textOrNull());
    var retiringAt = Timestamp.parse(in.expect(",\"retiringAt\":").textOrNull());
    var status = KeyStatus.ofWire(in.expect(",\"status\":").text());
    var thumbprint = Digest.ofHex(in.expect(",\"thumbprint\":").text()).orMalformed();
    in.expect("}");
    var key = VerificationKey.read(spki);
    return new KeyRecord(
        keyId,
        thumbprint,
        key,
        status,
        createdAt,
        activatedAt,
        retiringAt,
        retiredAt,
        compromisedAt);
  }
}
