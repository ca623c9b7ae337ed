package io.agledger.verify;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.cbor.Cbor;
import io.agledger.core.cbor.CborDecoder;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.cose.Envelope;
import io.agledger.core.key.SigningKey;
import io.agledger.core.statement.Event;
import io.agledger.core.statement.Origin;
import io.agledger.core.statement.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Changes signed things, with or without the keys of the ledger. */
final class Forger {

  private Forger() {}

  /** The entry with one byte of its envelope changed. */
  static Entry flip(Entry entry, int at) {
    byte[] bytes = entry.envelope().toArray();
    bytes[at] ^= 1;
    return with(entry, Bytes.wrap(bytes));
  }

  static Entry with(Entry entry, Bytes envelope) {
    return new Entry(entry.record(), entry.position(), envelope, entry.payload());
  }

  static Statement statement(Entry entry) {
    return Envelope.decode(entry.envelope()).orElseThrow().statement().orElseThrow();
  }

  /** The entry with another statement in it, properly signed. */
  static Entry sign(Entry entry, UUID instance, SigningKey key, Consumer<Draft> change) {
    Draft draft = new Draft(statement(entry));
    change.accept(draft);
    return with(entry, Envelope.sign(draft.statement(), instance, key).bytes());
  }

  /** The entry with these bytes in place of its statement, properly signed. */
  static Entry signRaw(Entry entry, SigningKey key, Bytes content) {
    Cbor.Tagged message = (Cbor.Tagged) CborDecoder.decode(entry.envelope()).orElseThrow();
    List<Cbor> parts = ((Cbor.Array) message.content()).items();
    Bytes toBeSigned =
        Cbor.array(
                Cbor.text("Signature1"), parts.get(0), Cbor.bytes(Bytes.EMPTY), Cbor.bytes(content))
            .encode();
    Cbor signature = Cbor.bytes(key.sign(toBeSigned));
    return with(
        entry,
        new Cbor.Tagged(18, Cbor.array(parts.get(0), parts.get(1), Cbor.bytes(content), signature))
            .encode());
  }

  /** The record's line after its last entry was replaced. */
  static RecordHead headed(RecordHead head, Entry last) {
    return new RecordHead(
        head.id(),
        head.org(),
        head.type(),
        head.status(),
        last.position(),
        Digest.sha256(last.envelope()));
  }

  /** A statement whose fields can be changed. */
  static final class Draft {
    UUID record;
    long position;
    Event event;
    Instant time;
    UUID org;
    UUID actor;
    String type;
    Digest schema;
    Digest payload;
    Digest previous;
    Optional<Origin> origin;

    Draft(Statement statement) {
      record = statement.record();
      position = statement.position();
      event = statement.event();
      time = statement.time();
      org = statement.org();
      actor = statement.actor();
      type = statement.type();
      schema = statement.schema();
      payload = statement.payload();
      previous = statement.previous();
      origin = statement.origin();
    }

    Statement statement() {
      return new Statement(
          record, position, event, time, org, actor, type, schema, payload, previous, origin);
    }
  }
}
