package io.agledger.core.chain;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.MalformedException;
import io.agledger.core.Uuid;
import io.agledger.core.json.CanonicalCursor;
import io.agledger.core.json.CanonicalObject;
import java.util.UUID;

/**
 * A record as the mutable side of the ledger knows it: a line of {@code records.ndjson}.
 *
 * @param position of the latest entry
 * @param hash entry hash of the latest entry
 */
public record RecordHead(
    UUID id, UUID org, String type, Status status, long position, Digest hash) {

  public RecordHead {
    if (position < 1) throw new IllegalArgumentException("positions begin at 1");
  }

  public Bytes encode() {
    return CanonicalObject.begin()
        .text("headHash", hash.hex())
        .number("headPosition", position)
        .text("id", id.toString())
        .text("org", org.toString())
        .text("status", status.name())
        .text("type", type)
        .end();
  }

  public static Decoded<RecordHead> decode(Bytes line) {
    return CanonicalCursor.exactly(line, RecordHead::read, RecordHead::encode);
  }

  private static RecordHead read(CanonicalCursor in) throws MalformedException {
    Digest hash = Digest.ofHex(in.expect("{\"headHash\":").text()).orMalformed();
    long position = in.expect(",\"headPosition\":").number();
    UUID id = Uuid.parse(in.expect(",\"id\":").text()).orMalformed();
    UUID org = Uuid.parse(in.expect(",\"org\":").text()).orMalformed();
    Status status = Status.ofWire(in.expect(",\"status\":").text());
    String type = in.expect(",\"type\":").text();
    in.expect("}");
    return new RecordHead(id, org, type, status, position, hash);
  }
}
