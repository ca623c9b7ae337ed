package io.agledger.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.sample.Samples;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

  private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);

  /** RFC 8032 §7.1, tests 1 to 3. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
          4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
          c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
          """)
  void signaturesAreThoseOfTheRfc(String seed, String publicKey, String message, String signature) {
    SigningKey key = SigningKey.ofSeed(hex(seed).toArray());

    assertThat(key.verificationKey().raw().hex()).isEqualTo(publicKey);
    assertThat(key.sign(hex(message)).hex()).isEqualTo(signature);
    assertThat(key.verificationKey().verify(hex(message), hex(signature))).isTrue();
    assertThat(key.verificationKey().verify(Bytes.utf8("another"), hex(signature))).isFalse();
  }

  @Test
  void theJdkReadsOurKeysAndVerifiesOurSignatures() throws Exception {
    Bytes message = Bytes.utf8("message");
    PublicKey key =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(KEY.verificationKey().spki().toArray()));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key);
    verifier.update(message.toArray());

    assertThat(verifier.verify(KEY.sign(message).toArray())).isTrue();
  }

  @Test
  void weReadTheKeysOfTheJdk() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    SigningKey key = SigningKey.ofPkcs8(pair.getPrivate().getEncoded()).orElseThrow();

    assertThat(key.verificationKey().spki()).isEqualTo(Bytes.wrap(pair.getPublic().getEncoded()));
  }

  @Test
  void aKeyComesBackFromPemAndDer() {
    String pem = pem("PRIVATE KEY", KEY.pkcs8());

    assertThat(SigningKey.ofPem(pem).orElseThrow().keyId()).isEqualTo(KEY.keyId());
    assertThat(SigningKey.ofPkcs8(KEY.pkcs8()).orElseThrow().keyId()).isEqualTo(KEY.keyId());
  }

  /** RFC 5958 version 2, which some tools write: the public half follows the private one. */
  @Test
  void aKeyThatCarriesItsPublicHalfIsRead() {
    String der =
        "3051020101300506032b657004220420"
            + "00".repeat(32)
            + "812100"
            + KEY.verificationKey().raw().hex();

    assertThat(SigningKey.ofPkcs8(hex(der).toArray()).orElseThrow().keyId()).isEqualTo(KEY.keyId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n%%%\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----"
      })
  void whatIsNoKeyIsRefusedWithoutQuotingIt(String pem) {
    assertThat(SigningKey.ofPem(pem))
        .isInstanceOfSatisfying(
            Decoded.Malformed.class,
            malformed -> assertThat(malformed.reason()).doesNotContain("AAAA", "%%%", "nonsense"));
  }

  @Test
  void aKeyOfAnotherAlgorithmIsRefused() throws Exception {
    byte[] other =
        KeyPairGenerator.getInstance("X25519").generateKeyPair().getPrivate().getEncoded();

    assertThat(SigningKey.ofPkcs8(other)).isInstanceOf(Decoded.Malformed.class);
    assertThat(SigningKey.ofPem(pem("PUBLIC KEY", KEY.pkcs8())))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void aPrivateKeyDoesNotPrintItself() {
    assertThat(KEY.toString()).isEqualTo(KEY.keyId().hex());
  }

  @Test
  void noSecurityProviderIsRegistered() {
    KEY.sign(Bytes.EMPTY);

    assertThat(Security.getProvider("BC")).isNull();
  }

  /** Points of small order verify signatures that nobody made. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void aKeyOutsideThePrimeOrderGroupVerifiesNothing(String raw) {
    VerificationKey key = VerificationKey.ofRaw(hex(raw));

    assertThat(key.isUsable()).isFalse();
    assertThat(VerificationKey.ofSpki(key.spki())).isInstanceOf(Decoded.Malformed.class);
    assertThat(key.verify(Bytes.EMPTY, Bytes.wrap(new byte[64]))).isFalse();
  }

  /** RFC 8032 §5.1.7: S at or above the group's order is refused, or signatures could be varied. */
  @Test
  void aSignatureHasOneForm() {
    Bytes signature = KEY.sign(Bytes.EMPTY);
    BigInteger order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] varied = signature.toArray();
    BigInteger s = littleEndian(signature.from(32)).add(order);
    for (int i = 0; i < 32; i++) varied[32 + i] = s.shiftRight(8 * i).byteValue();

    assertThat(KEY.verificationKey().verify(Bytes.EMPTY, signature)).isTrue();
    assertThat(KEY.verificationKey().verify(Bytes.EMPTY, Bytes.wrap(varied))).isFalse();
    assertThat(KEY.verificationKey().verify(Bytes.EMPTY, signature.slice(0, 63))).isFalse();
  }

  @Test
  void aKeyDocumentIsReadInAnySpelling() {
    KeyDocument document = Samples.full().keyDocument();
    String pretty = document.encode().utf8().replace(",", ",\n  ");

    assertThat(KeyDocument.decode(Bytes.utf8(pretty))).isEqualTo(new Decoded.Ok<>(document));
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getEncoder().encodeToString(der), label);
  }

  private static BigInteger littleEndian(Bytes bytes) {
    BigInteger value = BigInteger.ZERO;
    for (int i = bytes.size() - 1; i >= 0; i--) {
      value = value.shiftLeft(8).or(BigInteger.valueOf(bytes.at(i) & 0xff));
    }
    return value;
  }

  private static Bytes hex(String text) {
    return Bytes.ofHex(text).orElseThrow();
  }
}
