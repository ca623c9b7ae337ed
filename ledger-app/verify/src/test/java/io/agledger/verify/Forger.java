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
import io.agledger.core.statement.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

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
  static Entry sign(Entry entry, UUID instance, SigningKey key, UnaryOperator<Statement> change) {
    Statement statement = change.apply(statement(entry));
    return with(entry, Envelope.sign(statement, instance, key).bytes());
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

  static UnaryOperator<Statement> time(Instant time) {
    return s ->
        new Statement(
            s.record(),
            s.position(),
            s.event(),
            time,
            s.org(),
            s.actor(),
            s.type(),
            s.schema(),
            s.payload(),
            s.previous(),
            s.origin());
  }

  static UnaryOperator<Statement> event(Event event) {
    return s ->
        new Statement(
            s.record(),
            s.position(),
            event,
            s.time(),
            s.org(),
            s.actor(),
            s.type(),
            s.schema(),
            s.payload(),
            s.previous(),
            s.origin());
  }

  static UnaryOperator<Statement> org(UUID org) {
    return s ->
        new Statement(
            s.record(),
            s.position(),
            s.event(),
            s.time(),
            org,
            s.actor(),
            s.type(),
            s.schema(),
            s.payload(),
            s.previous(),
            s.origin());
  }

  static UnaryOperator<Statement> actor(UUID actor) {
    return s ->
        new Statement(
            s.record(),
            s.position(),
            s.event(),
            s.time(),
            s.org(),
            actor,
            s.type(),
            s.schema(),
            s.payload(),
            s.previous(),
            s.origin());
  }

  static UnaryOperator<Statement> type(String type) {
    return s ->
        new Statement(
            s.record(),
            s.position(),
            s.event(),
            s.time(),
            s.org(),
            s.actor(),
            type,
            s.schema(),
            s.payload(),
            s.previous(),
            s.origin());
  }

  static UnaryOperator<Statement> schema(Digest schema) {
    return s ->
        new Statement(
            s.record(),
            s.position(),
            s.event(),
            s.time(),
            s.org(),
            s.actor(),
            s.type(),
            schema,
            s.payload(),
            s.previous(),
            s.origin());
  }

  static UnaryOperator<Statement> payload(Digest payload) {
    return s ->
        new Statement(
            s.record(),
            s.position(),
            s.event(),
            s.time(),
            s.org(),
            s.actor(),
            s.type(),
            s.schema(),
            payload,
            s.previous(),
            s.origin());
  }

  static UnaryOperator<Statement> previous(Digest previous) {
    return s ->
        new Statement(
            s.record(),
            s.position(),
            s.event(),
            s.time(),
            s.org(),
            s.actor(),
            s.type(),
            s.schema(),
            s.payload(),
            previous,
            s.origin());
  }

  static UnaryOperator<Statement> record(UUID record) {
    return s ->
        new Statement(
            record,
            s.position(),
            s.event(),
            s.time(),
            s.org(),
            s.actor(),
            s.type(),
            s.schema(),
            s.payload(),
            s.previous(),
            s.origin());
  }
}
