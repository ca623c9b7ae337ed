package io.agledger.core.cose;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.MalformedException;
import io.agledger.core.cbor.Cbor;
import io.agledger.core.cbor.CborDecoder;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.SigningKey;
import io.agledger.core.key.VerificationKey;
import io.agledger.core.statement.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A signed statement: tag 18, {@code [ bstr protected, {}, bstr statement, bstr signature ]}.
 *
 * <p>{@link #bytes} are stored and passed on verbatim. {@link #statementBytes} are not decoded yet:
 * an envelope can be sound around a statement that is not.
 */
public final class Envelope {

  /** RFC 9052 §4.2. */
  private static final long COSE_SIGN1 = 18;

  private static final int SIGNATURE_SIZE = 64;
  private static final Cbor NO_HEADER = new Cbor.Map(Map.of());

  private final Bytes bytes;
  private final Bytes protectedBytes;
  private final ProtectedHeader header;
  private final Bytes statementBytes;
  private final Bytes signature;

  private Envelope(
      Bytes bytes,
      Bytes protectedBytes,
      ProtectedHeader header,
      Bytes statementBytes,
      Bytes signature) {
    this.bytes = bytes;
    this.protectedBytes = protectedBytes;
    this.header = header;
    this.statementBytes = statementBytes;
    this.signature = signature;
  }

  public static Envelope sign(Statement statement, UUID instance, SigningKey key) {
    ProtectedHeader header = new ProtectedHeader(key.keyId(), instance, statement.record());
    Bytes protectedBytes = header.encode();
    Bytes statementBytes = statement.encode();
    Bytes signature = key.sign(toBeSigned(protectedBytes, statementBytes));
    Cbor message =
        new Cbor.Tagged(
            COSE_SIGN1,
            Cbor.array(
                Cbor.bytes(protectedBytes),
                NO_HEADER,
                Cbor.bytes(statementBytes),
                Cbor.bytes(signature)));
    return new Envelope(message.encode(), protectedBytes, header, statementBytes, signature);
  }

  public static Decoded<Envelope> decode(Bytes bytes) {
    return Decoded.of(() -> read(bytes));
  }

  private static Envelope read(Bytes bytes) throws MalformedException {
    if (CborDecoder.decode(bytes).orMalformed()
            instanceof Cbor.Tagged(long tag, Cbor.Array(List<Cbor> parts))
        && tag == COSE_SIGN1
        && parts.size() == 4
        && parts.get(0) instanceof Cbor.ByteString(Bytes protectedBytes)
        && parts.get(1).equals(NO_HEADER)
        && parts.get(2) instanceof Cbor.ByteString(Bytes statementBytes)
        && parts.get(3) instanceof Cbor.ByteString(Bytes signature)
        && signature.size() == SIGNATURE_SIZE) {
      ProtectedHeader header = ProtectedHeader.read(protectedBytes);
      return new Envelope(bytes, protectedBytes, header, statementBytes, signature);
    }
    throw new MalformedException("not a tagged COSE_Sign1 with an empty unprotected header");
  }

  /** Whether this key made the signature. It does not tell whether the key may be trusted. */
  public boolean verify(VerificationKey key) {
    return key.verify(toBeSigned(protectedBytes, statementBytes), signature);
  }

  /** What the next entry's {@code previous} names: SHA-256 over the envelope, verbatim. */
  public Digest entryHash() {
    return Digest.sha256(bytes);
  }

  public Decoded<Statement> statement() {
    return Statement.decode(statementBytes);
  }

  public Bytes bytes() {
    return bytes;
  }

  public KeyId keyId() {
    return header.keyId();
  }

  public ProtectedHeader header() {
    return header;
  }

  public Bytes statementBytes() {
    return statementBytes;
  }

  public Bytes signature() {
    return signature;
  }

  /** Sig_structure, RFC 9052 §4.4, with no external data. */
  private static Bytes toBeSigned(Bytes protectedBytes, Bytes payload) {
    return Cbor.array(
            Cbor.text("Signature1"),
            Cbor.bytes(protectedBytes),
            Cbor.bytes(Bytes.EMPTY),
            Cbor.bytes(payload))
        .encode();
  }
}
