package io.agledger.core.key;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.MalformedException;
import io.agledger.core.cbor.Cbor;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;

/**
 * The public half of an Ed25519 key: 32 bytes, kept with its decoded point so that each
 * verification costs one double scalar multiplication and no decompression.
 */
public final class VerificationKey {

  public static final int SIZE = Ed25519.PUBLIC_KEY_SIZE;

  /** RFC 8410 §4: SubjectPublicKeyInfo of id-Ed25519 up to the key itself. */
  private static final Bytes SPKI_PREFIX = Bytes.ofHex("302a300506032b6570032100").orElseThrow();

  private final Bytes raw;
  private final Optional<PublicPoint> point;
  private final Digest thumbprint;

  private VerificationKey(Bytes raw) {
    this.raw = raw;
    this.point = Optional.ofNullable(Ed25519.validatePublicKeyFullExport(raw.toArray(), 0));
    this.thumbprint = thumbprint(raw);
  }

  /** The key of these 32 bytes, whether or not they are a point of the curve. */
  public static VerificationKey ofRaw(Bytes raw) {
    if (raw.size() != SIZE) throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    return new VerificationKey(raw);
  }

  /** From DER SubjectPublicKeyInfo, RFC 8410 §4. A key that is not usable is refused. */
  public static Decoded<VerificationKey> ofSpki(Bytes der) {
    return Decoded.of(() -> {
      VerificationKey key = read(der);
      if (!key.isUsable()) throw new MalformedException("not a point of the prime-order group");
      return key;
    });
  }

  /** The same for a key that is only claimed: whether it is usable is judged with the claim. */
  static VerificationKey read(Bytes der) throws MalformedException {
    int prefix = SPKI_PREFIX.size();
    if (der.size() != prefix + SIZE || !der.slice(0, prefix).equals(SPKI_PREFIX)) {
      throw new MalformedException("not the SubjectPublicKeyInfo of an Ed25519 key");
    }
    return new VerificationKey(der.from(prefix));
  }

  /**
   * Whether the bytes are a point of the prime-order group (RFC 8032 §5.1.3); no other verifies.
   */
  public boolean isUsable() {
    return point.isPresent();
  }

  /** RFC 8032 §5.1.7. Arguments of any content and length are answered, never thrown on. */
  public boolean verify(Bytes message, Bytes signature) {
    if (signature.size() != Ed25519.SIGNATURE_SIZE || point.isEmpty()) return false;
    return Ed25519.verify(
        signature.toArray(), 0, point.get(), message.toArray(), 0, message.size());
  }

  public Bytes raw() {
    return raw;
  }

  public Bytes spki() {
    byte[] der = new byte[SPKI_PREFIX.size() + SIZE];
    SPKI_PREFIX.copyTo(der, 0);
    raw.copyTo(der, SPKI_PREFIX.size());
    return Bytes.wrap(der);
  }

  /** RFC 9679 §3: SHA-256 over the COSE_Key with its required members only (OKP: kty, crv, x). */
  public Digest thumbprint() {
    return thumbprint;
  }

  public KeyId keyId() {
    return KeyId.of(thumbprint);
  }

  private static Digest thumbprint(Bytes raw) {
    Cbor coseKey =
        new Cbor.Map(
            Map.of(
                Cbor.integer(1), Cbor.integer(1), // kty: OKP
                Cbor.integer(-1), Cbor.integer(6), // crv: Ed25519
                Cbor.integer(-2), Cbor.bytes(raw))); // x
    return Digest.sha256(coseKey.encode());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that && raw.equals(that.raw);
  }

  @Override
  public int hashCode() {
    return raw.hashCode();
  }

  @Override
  public String toString() {
    return keyId().hex();
  }
}
