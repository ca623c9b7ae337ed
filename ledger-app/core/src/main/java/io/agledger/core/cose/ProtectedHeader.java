package io.agledger.core.cose;

import io.agledger.core.Bytes;
import io.agledger.core.MalformedException;
import io.agledger.core.Uuid;
import io.agledger.core.cbor.Cbor;
import io.agledger.core.cbor.CborDecoder;
import io.agledger.core.cbor.CborFields;
import io.agledger.core.key.KeyId;
import java.util.Map;
import java.util.UUID;

/**
 * The protected header, RFC 9052 §3.1 and RFC 9597 §2.
 *
 * @param keyId the key that signed (4, kid)
 * @param instance the installation that issued the statement (15, CWT claims: 1, iss)
 * @param record the record that the statement is about (15, CWT claims: 2, sub)
 */
public record ProtectedHeader(KeyId keyId, UUID instance, UUID record) {

  /** RFC 9053 §2.2: EdDSA. */
  private static final long ALG_EDDSA = -8;

  private static final String CONTENT_TYPE = "application/vnd.agledger.statement+cbor";
  private static final String ISSUER = "urn:uuid:";
  private static final String SUBJECT = "record/";

  private static final Cbor ALG = Cbor.integer(1);
  private static final Cbor CONTENT = Cbor.integer(3);
  private static final Cbor KID = Cbor.integer(4);
  private static final Cbor CWT_CLAIMS = Cbor.integer(15);
  private static final Cbor ISS = Cbor.integer(1);
  private static final Cbor SUB = Cbor.integer(2);

  Bytes encode() {
    Cbor claims =
        new Cbor.Map(Map.of(ISS, Cbor.text(ISSUER + instance), SUB, Cbor.text(SUBJECT + record)));
    return new Cbor.Map(
            Map.of(
                ALG, Cbor.integer(ALG_EDDSA),
                CONTENT, Cbor.text(CONTENT_TYPE),
                KID, Cbor.bytes(keyId.bytes()),
                CWT_CLAIMS, claims))
        .encode();
  }

  static ProtectedHeader read(Bytes encoded) throws MalformedException {
    CborFields header = CborFields.of(CborDecoder.decode(encoded).orMalformed());
    if (header.integer(ALG) != ALG_EDDSA) throw new MalformedException("alg is not EdDSA");
    if (!header.text(CONTENT).equals(CONTENT_TYPE)) {
      throw new MalformedException("content type is not " + CONTENT_TYPE);
    }
    KeyId keyId = KeyId.decode(header.bytes(KID)).orMalformed();
    CborFields claims = header.map(CWT_CLAIMS);
    header.end();
    UUID instance = uuid(claims.text(ISS), ISSUER);
    UUID record = uuid(claims.text(SUB), SUBJECT);
    claims.end();
    return new ProtectedHeader(keyId, instance, record);
  }

  private static UUID uuid(String claim, String prefix) throws MalformedException {
    if (!claim.startsWith(prefix)) throw new MalformedException("a claim is not " + prefix + "…");
    return Uuid.parse(claim.substring(prefix.length())).orMalformed();
  }
}
