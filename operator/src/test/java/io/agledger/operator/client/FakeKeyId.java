package io.agledger.operator.client;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The server's half of naming a key, written apart from the operator's so that they check each
 * other.
 */
final class FakeKeyId {

  /** COSE_Key {1: 1, -1: 6, -2: h'…32 bytes…'} up to the bytes of x. */
  private static final byte[] COSE_KEY_PREFIX =
      HexFormat.of().parseHex("a3" + "0101" + "2006" + "215820");

  private FakeKeyId() {}

  static String of(String publicKey) throws GeneralSecurityException {
    byte[] spki = Base64.getDecoder().decode(publicKey);
    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    var coseKey = new ByteArrayOutputStream();
    coseKey.writeBytes(COSE_KEY_PREFIX);
    coseKey.writeBytes(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
    byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(coseKey.toByteArray());
    return HexFormat.of().formatHex(thumbprint, 0, 8);
  }
}
