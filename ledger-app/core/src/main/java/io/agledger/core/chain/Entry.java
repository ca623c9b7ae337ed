package io.agledger.core.chain;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.MalformedException;
import io.agledger.core.Uuid;
import io.agledger.core.json.CanonicalCursor;
import io.agledger.core.json.CanonicalObject;
import io.agledger.core.json.SaltedPayload;
import io.agledger.core.json.StrictJson;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry as it is stored: a line of {@code audit_vault.ndjson} and a member of an audit export.
 *
 * @param envelope verbatim, decoded only by {@link EntryVerifier}
 * @param payload empty if it was erased
 */
public record Entry(UUID record, long position, Bytes envelope, Optional<SaltedPayload> payload) {

  public Entry {
    if (position < 1) throw new IllegalArgumentException("positions begin at 1");
  }

  public Bytes encode() {
    CanonicalObject object = CanonicalObject.begin().base64("envelope", envelope);
    payload.ifPresent(opening -> object.verbatim("payload", opening.canonical()));
    object.number("position", position).text("recordId", record.toString());
    payload.ifPresent(opening -> object.base64("salt", opening.salt()));
    return object.end();
  }

  /** The payload of the result is a slice of {@code line}, not a copy. */
  public static Decoded<Entry> decode(Bytes line) {
    return CanonicalCursor.exactly(line, Entry::read, Entry::encode);
  }

  private static Entry read(CanonicalCursor in) throws MalformedException {
    Bytes envelope = in.expect("{\"envelope\":").base64();
    Optional<Bytes> canonical =
        in.accept(",\"payload\":")
            ? Optional.of(in.document(StrictJson.Limits.PAYLOAD))
            : Optional.empty();
    long position = in.expect(",\"position\":").number();
    UUID record = Uuid.parse(in.expect(",\"recordId\":").text()).orMalformed();
    Optional<SaltedPayload> payload =
        canonical.isPresent()
            ? Optional.of(new SaltedPayload(in.expect(",\"salt\":").base64(), canonical.get()))
            : Optional.empty();
    in.expect("}");
    return new Entry(record, position, envelope, payload);
  }
}
