package io.agledger.core.key;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.MalformedException;
import java.io.IOException;
import java.io.StringReader;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * The private half of an Ed25519 key. It signs and tells its public half; nothing prints it, and
 * {@link #toString} is the key id.
 */
public final class SigningKey {

  public static final int SEED_SIZE = Ed25519.SECRET_KEY_SIZE;

  /** RFC 8410 §7: OneAsymmetricKey version 1 of id-Ed25519 up to the seed itself. */
  private static final Bytes PKCS8_PREFIX =
      Bytes.ofHex("302e020100300506032b657004220420").orElseThrow();

  private final byte[] seed;
  private final byte[] publicBytes;
  private final VerificationKey verificationKey;

  private SigningKey(byte[] seed) {
    this.seed = seed;
    this.publicBytes = new byte[VerificationKey.SIZE];
    Ed25519.generatePublicKey(seed, 0, publicBytes, 0);
    this.verificationKey = VerificationKey.ofRaw(Bytes.copyOf(publicBytes));
  }

  /** The key of this 32-byte seed, which a caller draws from a secure random source. */
  public static SigningKey ofSeed(byte[] seed) {
    if (seed.length != SEED_SIZE) throw new IllegalArgumentException("a seed has 32 bytes");
    return new SigningKey(seed.clone());
  }

  /** From PKCS#8, versions 1 and 2 (RFC 5958, RFC 8410 §7). */
  public static Decoded<SigningKey> ofPkcs8(byte[] der) {
    return Decoded.of(() -> {
      try {
        if (PrivateKeyFactory.createKey(der) instanceof Ed25519PrivateKeyParameters key) {
          return new SigningKey(key.getEncoded());
        }
        throw new MalformedException("a private key, but not of Ed25519");
      } catch (IOException | RuntimeException e) {
        // The cause may quote the input, which is a secret: it is not passed on.
        throw new MalformedException("not a PKCS#8 private key");
      }
    });
  }

  /** From PEM with the label {@code PRIVATE KEY}, RFC 7468 §10. */
  public static Decoded<SigningKey> ofPem(String pem) {
    return Decoded.of(() -> {
      try (PemReader reader = new PemReader(new StringReader(pem))) {
        PemObject object = reader.readPemObject();
        if (object == null || !object.getType().equals("PRIVATE KEY")) {
          throw new MalformedException("no PEM block with the label PRIVATE KEY");
        }
        return ofPkcs8(object.getContent()).orMalformed();
      } catch (IOException | RuntimeException e) {
        throw new MalformedException("not a PEM file");
      }
    });
  }

  /** DER, PKCS#8 version 1: what {@code openssl genpkey} writes. */
  public byte[] pkcs8() {
    byte[] der = new byte[PKCS8_PREFIX.size() + SEED_SIZE];
    PKCS8_PREFIX.copyTo(der, 0);
    System.arraycopy(seed, 0, der, PKCS8_PREFIX.size(), SEED_SIZE);
    return der;
  }

  /** The 64-byte signature of RFC 8032 §5.1.6; deterministic. */
  public Bytes sign(Bytes message) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, publicBytes, 0, message.toArray(), 0, message.size(), signature, 0);
    return Bytes.wrap(signature);
  }

  public VerificationKey verificationKey() {
    return verificationKey;
  }

  public KeyId keyId() {
    return verificationKey.keyId();
  }

  @Override
  public String toString() {
    return keyId().hex();
  }
}
