package io.agledger.core.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.MalformedException;
import io.agledger.core.Uuid;
import io.agledger.core.cbor.Cbor;
import io.agledger.core.cbor.CborDecoder;
import io.agledger.core.cbor.CborFields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One step in a record's life, as it is signed: a deterministic CBOR map with text keys.
 *
 * @param position from 1, without gaps, within the record
 * @param time of signing, whole milliseconds, not before 1970
 * @param type of the record, 1 to 128 characters
 * @param schema digest of the schema version that the record was checked against
 * @param payload commitment to the payload
 * @param previous entry hash of the position before; {@link Digest#ZERO} at position 1
 * @param origin present at position 1 and only there
 */
public record Statement(
    UUID record,
    long position,
    Event event,
    Instant time,
    UUID org,
    UUID actor,
    String type,
    Digest schema,
    Digest payload,
    Digest previous,
    Optional<Origin> origin) {

  public static final int VERSION = 1;
  public static final int MAX_TYPE_LENGTH = 128;

  public Statement {
    if (position < 1) throw new IllegalArgumentException("positions begin at 1");
    if (type.isEmpty() || type.codePointCount(0, type.length()) > MAX_TYPE_LENGTH) {
      throw new IllegalArgumentException("a type has 1 to 128 characters");
    }
    if (!UTF_8.newEncoder().canEncode(type)) {
      throw new IllegalArgumentException("a type holds no half of a surrogate pair");
    }
    if (time.toEpochMilli() < 0 || !time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
      throw new IllegalArgumentException("a time is in whole milliseconds since 1970");
    }
    if (origin.isPresent() != (position == 1)) {
      throw new IllegalArgumentException("principal stands at position 1 and only there");
    }
  }

  public Bytes encode() {
    Map<Cbor, Cbor> fields = new HashMap<>();
    fields.put(Field.VERSION, Cbor.integer(VERSION));
    fields.put(Field.RECORD, uuid(record));
    fields.put(Field.POSITION, Cbor.integer(position));
    fields.put(Field.EVENT, Cbor.text(event.wire()));
    fields.put(Field.TIME, Cbor.integer(time.toEpochMilli()));
    fields.put(Field.ORG, uuid(org));
    fields.put(Field.ACTOR, uuid(actor));
    fields.put(Field.TYPE, Cbor.text(type));
    fields.put(Field.SCHEMA, Cbor.bytes(schema.bytes()));
    fields.put(Field.PAYLOAD, Cbor.bytes(payload.bytes()));
    fields.put(Field.PREVIOUS, Cbor.bytes(previous.bytes()));
    origin.ifPresent(first -> fields.put(Field.PRINCIPAL, uuid(first.principal())));
    origin.flatMap(Origin::parent).ifPresent(parent -> fields.put(Field.PARENT, uuid(parent)));
    return new Cbor.Map(fields).encode();
  }

  public static Decoded<Statement> decode(Bytes bytes) {
    return Decoded.of(() -> read(CborFields.of(CborDecoder.decode(bytes).orMalformed())));
  }

  private static Statement read(CborFields in) throws MalformedException {
    if (in.integer(Field.VERSION) != VERSION) throw new MalformedException("unknown version");
    Statement statement =
        new Statement(
            Uuid.of(in.bytes(Field.RECORD)),
            in.integer(Field.POSITION),
            Event.ofWire(in.text(Field.EVENT)),
            Instant.ofEpochMilli(in.integer(Field.TIME)),
            Uuid.of(in.bytes(Field.ORG)),
            Uuid.of(in.bytes(Field.ACTOR)),
            in.text(Field.TYPE),
            new Digest(in.bytes(Field.SCHEMA)),
            new Digest(in.bytes(Field.PAYLOAD)),
            new Digest(in.bytes(Field.PREVIOUS)),
            origin(in.optionalBytes(Field.PRINCIPAL), in.optionalBytes(Field.PARENT)));
    in.end();
    return statement;
  }

  private static Optional<Origin> origin(Optional<Bytes> principal, Optional<Bytes> parent)
      throws MalformedException {
    if (principal.isEmpty() && parent.isPresent()) {
      throw new MalformedException("parent stands beside a principal only");
    }
    if (principal.isEmpty()) return Optional.empty();
    Optional<UUID> parentId =
        parent.isPresent() ? Optional.of(Uuid.of(parent.get())) : Optional.empty();
    return Optional.of(new Origin(Uuid.of(principal.get()), parentId));
  }

  private static Cbor uuid(UUID uuid) {
    return Cbor.bytes(Uuid.bytes(uuid));
  }

  /** The map's keys. */
  private static final class Field {
    static final Cbor VERSION = Cbor.text("version");
    static final Cbor RECORD = Cbor.text("record");
    static final Cbor POSITION = Cbor.text("position");
    static final Cbor EVENT = Cbor.text("event");
    static final Cbor TIME = Cbor.text("time");
    static final Cbor ORG = Cbor.text("org");
    static final Cbor ACTOR = Cbor.text("actor");
    static final Cbor TYPE = Cbor.text("type");
    static final Cbor SCHEMA = Cbor.text("schema");
    static final Cbor PAYLOAD = Cbor.text("payload");
    static final Cbor PREVIOUS = Cbor.text("previous");
    static final Cbor PARENT = Cbor.text("parent");
    static final Cbor PRINCIPAL = Cbor.text("principal");
  }
}
