package io.agledger.verify;

import static io.agledger.core.dump.DumpFile.AUDIT_VAULT;
import static io.agledger.core.dump.DumpFile.RECORDS;
import static io.agledger.core.dump.DumpFile.SCHEMAS;
import static io.agledger.core.dump.DumpFile.VAULT_SIGNING_KEYS;
import static io.agledger.core.sample.SampleLedger.key;
import static io.agledger.core.sample.SampleLedger.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.chain.Status;
import io.agledger.core.cose.Envelope;
import io.agledger.core.dump.DumpFile;
import io.agledger.core.json.SaltedPayload;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.SigningKey;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import io.agledger.core.statement.Event;
import io.agledger.core.statement.Statement;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.provider.Arguments;

/** The ways in which the tests spoil a dump of {@link Samples#full}. */
final class Faults {

  /** A way to spoil a dump. */
  interface Fault {
    void spoil(DumpFolder dump) throws IOException;
  }

  static final SampleLedger LEDGER = Samples.full();
  static final UUID STRANGER = UUID.fromString("00000000-0000-4000-8000-000000000000");
  static final Instant LATER = Instant.parse("2026-11-01T13:00:00.000Z");

  private Faults() {}

  static Arguments fault(String name, Fault fault, String... expected) {
    return Arguments.of(name, fault, List.of(expected));
  }

  /** A byte of an envelope; a negative index counts from its end. */
  static Fault flip(int record, long position, int at) {
    return entry(record, position, e -> Forger.flip(e, at < 0 ? e.envelope().size() + at : at));
  }

  /** Where a text stands in the envelope of record 2, position 1. */
  static int indexOf(String text) {
    String hex = LEDGER.chain(record(2)).getFirst().envelope().hex();
    return hex.indexOf(Bytes.utf8(text).hex()) / 2;
  }

  static Fault entry(int record, long position, UnaryOperator<Entry> change) {
    return dump -> dump.editEntry(record(record), position, change);
  }

  /** Signs the last entry of a record anew, and makes the record's line agree. */
  static Fault last(int record, SigningKey key, Consumer<Forger.Draft> change) {
    Entry last = LEDGER.chain(record(record)).getLast();
    return replaced(Forger.sign(last, SampleLedger.INSTANCE, key, change));
  }

  static Fault foreignInstance() {
    Entry entry = LEDGER.chain(record(4)).getFirst();
    return replaced(Forger.sign(entry, STRANGER, key(3), s -> {}));
  }

  static Fault garbage() {
    Entry entry = LEDGER.chain(record(4)).getFirst();
    return replaced(Forger.signRaw(entry, key(3), Bytes.utf8("not a statement")));
  }

  static Fault replaced(Entry last) {
    return dump ->
        dump.editEntry(last.record(), last.position(), _ -> last)
            .editHead(last.record(), head -> Forger.headed(head, last));
  }

  static Fault dropEntry(int positionOfRecordTwo) {
    return edit(lines -> lines.remove(positionOfRecordTwo));
  }

  static Fault splice() {
    return edit(lines -> {
      Entry foreign = LEDGER.chain(record(2)).get(1);
      lines.set(5, placed(foreign, record(3), 2).encode().utf8());
    });
  }

  /** A well-signed further entry that the record's line knows nothing of. */
  static Fault insertAfterTheEnd() {
    Entry first = LEDGER.chain(record(1)).getFirst();
    Statement s = Forger.statement(first);
    Statement next =
        new Statement(
            s.record(),
            2,
            Event.COMPLETED,
            s.time(),
            s.org(),
            s.actor(),
            s.type(),
            s.schema(),
            s.payload(),
            Digest.sha256(first.envelope()),
            Optional.empty());
    Bytes envelope = Envelope.sign(next, SampleLedger.INSTANCE, key(1)).bytes();
    Entry inserted = new Entry(record(1), 2, envelope, first.payload());
    return edit(lines -> lines.add(1, inserted.encode().utf8()));
  }

  interface Lines {
    void change(List<String> lines);
  }

  static Fault edit(Lines change) {
    return dump -> dump.edit(AUDIT_VAULT, change::change);
  }

  static Fault records(Lines change) {
    return dump -> dump.edit(RECORDS, change::change);
  }

  static Fault editKeys(Lines change) {
    return dump -> dump.edit(VAULT_SIGNING_KEYS, change::change);
  }

  static Fault head(int record, UnaryOperator<RecordHead> change) {
    return dump -> dump.editHead(record(record), change);
  }

  static Fault text(String from, String to) {
    return dump -> dump.editText(AUDIT_VAULT, text -> replace(text, from, to));
  }

  static Fault keyText(String from, String to) {
    return dump -> dump.editText(VAULT_SIGNING_KEYS, text -> replace(text, from, to));
  }

  static Fault schemaText(String from, String to) {
    return dump -> dump.editText(SCHEMAS, text -> replace(text, from, to));
  }

  static Fault manifestText(String from, String to) {
    return dump -> dump.editManifest(text -> text.replace(from, to));
  }

  /** The first occurrence, which must be there: a fault that changes nothing proves nothing. */
  static String replace(String text, String from, String to) {
    int at = text.indexOf(from);
    assertThat(at).as(from).isNotNegative();
    return text.substring(0, at) + to + text.substring(at + from.length());
  }

  static Fault cutBytes(DumpFile file, int bytes) {
    return dump -> dump.editText(file, text -> text.substring(0, text.length() - bytes));
  }

  static Entry opened(Entry entry, Bytes salt, String payload) {
    return new Entry(
        entry.record(),
        entry.position(),
        entry.envelope(),
        Optional.of(new SaltedPayload(salt, Bytes.utf8(payload))));
  }

  static Entry withOtherSalt(Entry entry) {
    return opened(
        entry, Bytes.wrap(new byte[16]), entry.payload().orElseThrow().canonical().utf8());
  }

  static Entry placed(Entry entry, UUID record, long position) {
    return new Entry(record, position, entry.envelope(), entry.payload());
  }

  static Entry underKeyTwo(Entry entry) {
    KeyId from = key(1).keyId();
    KeyId to = key(2).keyId();
    String hex = entry.envelope().hex().replace(from.bytes().hex(), to.bytes().hex());
    return Forger.with(entry, Bytes.ofHex(hex).orElseThrow());
  }

  static RecordHead head(RecordHead head, Status status, Digest hash, long position) {
    return new RecordHead(head.id(), head.org(), head.type(), status, position, hash);
  }

  static RecordHead ofStranger(RecordHead head) {
    return new RecordHead(
        head.id(), STRANGER, head.type(), head.status(), head.position(), head.hash());
  }

  static String unheardOf() {
    RecordHead head = LEDGER.head(record(1));
    return new RecordHead(
            record(7), head.org(), head.type(), head.status(), head.position(), head.hash())
        .encode()
        .utf8();
  }
}
