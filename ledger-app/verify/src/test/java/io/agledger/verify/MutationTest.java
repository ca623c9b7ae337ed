package io.agledger.verify;

import static io.agledger.core.dump.DumpFile.AUDIT_VAULT;
import static io.agledger.core.dump.DumpFile.RECORDS;
import static io.agledger.core.dump.DumpFile.SCHEMAS;
import static io.agledger.core.dump.DumpFile.VAULT_SIGNING_KEYS;
import static io.agledger.core.sample.SampleLedger.INSTANCE;
import static io.agledger.core.sample.SampleLedger.WORKER;
import static io.agledger.core.sample.SampleLedger.key;
import static io.agledger.core.sample.SampleLedger.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.chain.Status;
import io.agledger.core.cose.Envelope;
import io.agledger.core.json.SaltedPayload;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.SigningKey;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import io.agledger.core.statement.Event;
import io.agledger.core.statement.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault in a dump is named by its own code and place. The manifest agrees with the changed
 * files in all tests but its own, so the checks inside must find the fault. Contract A-24, A-26.
 */
class MutationTest {

  /** A way to spoil a dump. */
  interface Fault {
    void spoil(DumpFolder dump) throws IOException;
  }

  private static final SampleLedger LEDGER = Samples.full();
  private static final UUID STRANGER = UUID.fromString("00000000-0000-4000-8000-000000000000");
  private static final Instant LATER = Instant.parse("2026-11-01T13:00:00.000Z");

  @TempDir private Path temp;
  private DumpFolder dump;

  @BeforeEach
  void aSoundDump() throws IOException {
    dump = DumpFolder.of(LEDGER, temp.resolve("dump"));
    assertThat(dump.failures(LEDGER.keyDocument())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"envelopes", "lines", "signedByUs", "structures", "heads", "keys", "schemas"})
  void isNamedByItsCodeAndPlace(String name, Fault fault, List<String> expected)
      throws IOException {
    fault.spoil(dump);
    dump.seal();

    assertThat(dump.failures(LEDGER.keyDocument())).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifests")
  void inTheManifestIsNamedByItsCodeAndFile(String name, Fault fault, List<String> expected)
      throws IOException {
    fault.spoil(dump);

    assertThat(dump.failures(LEDGER.keyDocument())).isEqualTo(expected);
  }

  static Stream<Arguments> envelopes() {
    return Stream.of(
        fault("the tag", flip(2, 1, 0), "ENVELOPE_MALFORMED 2/1", "LINK_BROKEN 2/2"),
        fault("the array", flip(2, 1, 1), "ENVELOPE_MALFORMED 2/1", "LINK_BROKEN 2/2"),
        fault("the algorithm", flip(2, 1, 6), "ENVELOPE_MALFORMED 2/1", "LINK_BROKEN 2/2"),
        fault(
            "the content type",
            flip(2, 1, indexOf("vnd.agledger")),
            "ENVELOPE_MALFORMED 2/1",
            "LINK_BROKEN 2/2"),
        fault("the key id", flip(2, 1, indexOf("dd2f")), "UNKNOWN_KEY 2/1", "LINK_BROKEN 2/2"),
        fault(
            "the issuer", flip(2, 1, indexOf("5f3c")), "SIGNATURE_INVALID 2/1", "LINK_BROKEN 2/2"),
        fault(
            "the subject",
            flip(2, 1, indexOf("019a3b5c")),
            "SIGNATURE_INVALID 2/1",
            "LINK_BROKEN 2/2"),
        fault("the open header", flip(2, 1, 163), "ENVELOPE_MALFORMED 2/1", "LINK_BROKEN 2/2"),
        fault("the statement", flip(2, 1, 180), "SIGNATURE_INVALID 2/1", "LINK_BROKEN 2/2"),
        fault("signature R", flip(2, 1, -64), "SIGNATURE_INVALID 2/1", "LINK_BROKEN 2/2"),
        fault("signature S", flip(2, 1, -1), "SIGNATURE_INVALID 2/1", "LINK_BROKEN 2/2"),
        fault("the last entry", flip(2, 3, -1), "SIGNATURE_INVALID 2/3", "HEAD_MISMATCH 2/3"),
        fault(
            "a key id that is another listed key's",
            entry(2, 1, MutationTest::underKeyTwo),
            "SIGNATURE_INVALID 2/1",
            "LINK_BROKEN 2/2"));
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        fault(
            "the payload",
            entry(1, 1, e -> opened(e, e.payload().get().salt(), "{}")),
            "PAYLOAD_MISMATCH 1/1"),
        fault("the salt", entry(1, 1, MutationTest::withOtherSalt), "PAYLOAD_MISMATCH 1/1"),
        fault(
            "a payload that was erased and is made up",
            entry(5, 1, e -> opened(e, Bytes.wrap(new byte[16]), "{\"person\":\"made up\"}")),
            "PAYLOAD_MISMATCH 5/1"),
        fault(
            "a payload that is not canonical",
            text("{\"amount\":\"7\"}", "{\"amount\": \"7\"}"),
            "LINE_MALFORMED audit_vault.ndjson:10",
            "POSITION_GAP 6/1"),
        fault(
            "a payload without its salt",
            text(",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAQ==\"", ""),
            "LINE_MALFORMED audit_vault.ndjson:1",
            "RECORD_MISSING 1/1"),
        fault(
            "a member that is not known",
            text(
                "\"position\":1,\"recordId\":\"019a3b5c-0000-7000-8000-000000000001\"",
                "\"position\":1,\"public\":true,\"recordId\":\"019a3b5c-0000-7000-8000-000000000001\""),
            "LINE_MALFORMED audit_vault.ndjson:1",
            "RECORD_MISSING 1/1"),
        fault(
            "the position",
            entry(4, 1, e -> placed(e, e.record(), 2)),
            "RECORD_MISMATCH 4/2",
            "POSITION_GAP 4/1",
            "HEAD_MISMATCH 4/2"),
        fault(
            "the record id",
            entry(1, 1, e -> placed(e, record(0), 1)),
            "RECORD_MISMATCH 0/1",
            "RECORD_MISSING 0/1",
            "RECORD_MISSING 1/1"));
  }

  static Stream<Arguments> signedByUs() {
    return Stream.of(
        fault("by a key that is not listed", last(4, key(9), s -> s), "UNKNOWN_KEY 4/1"),
        fault("by a key that was only published", last(4, key(4), s -> s), "KEY_NOT_VALID 4/1"),
        fault(
            "before its key was activated",
            last(4, key(3), Forger.time(Instant.EPOCH)),
            "KEY_NOT_VALID 4/1"),
        fault("after its key was retired", last(4, key(1), s -> s), "KEY_NOT_VALID 4/1"),
        fault("with a compromised key", last(4, key(2), Forger.time(LATER)), "KEY_COMPROMISED 4/1"),
        fault("for another instance", foreignInstance(), "INSTANCE_MISMATCH 4/1"),
        fault(
            "about another record",
            last(2, key(3), Forger.record(record(3))),
            "RECORD_MISMATCH 2/3"),
        fault(
            "after another entry",
            last(2, key(3), Forger.previous(Digest.ZERO)),
            "LINK_BROKEN 2/3"),
        fault(
            "over another payload",
            last(2, key(3), Forger.payload(Digest.ZERO)),
            "PAYLOAD_MISMATCH 2/3"),
        fault(
            "under a schema that is not listed",
            last(4, key(3), Forger.schema(Digest.ZERO)),
            "SCHEMA_MISSING 4/1"),
        fault(
            "under a schema of another type",
            last(4, key(3), Forger.type(Samples.FACT)),
            "SCHEMA_MISSING 4/1",
            "IDENTITY_CHANGED 4/1"),
        fault(
            "for another organisation",
            last(2, key(3), Forger.org(STRANGER)),
            "IDENTITY_CHANGED 2/3"),
        fault(
            "out of turn",
            last(6, key(3), Forger.event(Event.FULFILLED)),
            "NOT_PRINCIPAL 6/2",
            "ILLEGAL_TRANSITION 6/2"),
        fault(
            "by an agent who may not judge",
            last(2, key(3), Forger.actor(WORKER)),
            "NOT_PRINCIPAL 2/3"),
        fault(
            "as a second beginning",
            last(2, key(3), Forger.event(Event.CREATED)),
            "ILLEGAL_TRANSITION 2/3"),
        fault(
            "as a beginning with the end",
            last(4, key(3), Forger.event(Event.COMPLETED)),
            "ILLEGAL_TRANSITION 4/1"),
        fault(
            "with another event than the status",
            last(2, key(3), Forger.event(Event.FAILED)),
            "STATUS_MISMATCH 2/3"),
        fault("but not a statement", garbage(), "STATEMENT_MALFORMED 4/1"));
  }

  static Stream<Arguments> structures() {
    return Stream.of(
        fault("the first entry dropped", dropEntry(1), "POSITION_GAP 2/1"),
        fault("a middle entry dropped", dropEntry(2), "POSITION_GAP 2/2"),
        fault("the last entry dropped", dropEntry(3), "HEAD_MISMATCH 2/3"),
        fault("the tail cut off the file", edit(l -> l.removeLast()), "HEAD_MISMATCH 6/2"),
        fault(
            "all lines gone",
            edit(List::clear),
            "RECORD_MISSING 1/1",
            "RECORD_MISSING 2/1",
            "RECORD_MISSING 3/1",
            "RECORD_MISSING 4/1",
            "RECORD_MISSING 5/1",
            "RECORD_MISSING 6/1"),
        fault("a whole chain dropped", edit(l -> l.remove(7)), "RECORD_MISSING 4/1"),
        fault("an entry twice", edit(l -> l.add(2, l.get(2))), "DUPLICATE_POSITION 2/2"),
        fault(
            "two entries swapped",
            edit(l -> Collections.swap(l, 2, 3)),
            "POSITION_GAP 2/2",
            "OUT_OF_ORDER 2/2"),
        fault(
            "two chains swapped",
            edit(l -> Collections.swap(l, 7, 8)),
            "OUT_OF_ORDER 4/1",
            "RECORD_MISSING 4/1",
            "RECORD_MISSING 4/1"),
        fault(
            "an entry of another record spliced in",
            splice(),
            "RECORD_MISMATCH 3/2",
            "LINK_BROKEN 3/3"),
        fault(
            "an entry inserted",
            insertAfterTheEnd(),
            "ILLEGAL_TRANSITION 1/2",
            "HEAD_MISMATCH 1/2"),
        fault("an empty line", edit(l -> l.add(4, "")), "LINE_MALFORMED audit_vault.ndjson:5"),
        fault(
            "the last line without its end",
            cutBytes(AUDIT_VAULT, 1),
            "FILE_TRUNCATED audit_vault.ndjson:11",
            "HEAD_MISMATCH 6/2"),
        fault(
            "the last line cut",
            cutBytes(AUDIT_VAULT, 100),
            "FILE_TRUNCATED audit_vault.ndjson:11",
            "HEAD_MISMATCH 6/2"));
  }

  static Stream<Arguments> heads() {
    return Stream.of(
        fault(
            "the head hash",
            head(2, h -> head(h, h.status(), Digest.ZERO, h.position())),
            "HEAD_MISMATCH 2/3"),
        fault(
            "the head position",
            head(2, h -> head(h, h.status(), h.hash(), 2)),
            "HEAD_MISMATCH 2/3"),
        fault(
            "the status",
            head(2, h -> head(h, Status.FAILED, h.hash(), h.position())),
            "STATUS_MISMATCH 2/3"),
        fault("the organisation", head(2, MutationTest::ofStranger), "IDENTITY_CHANGED 2/3"),
        fault("a record's line dropped", records(l -> l.remove(1)), "RECORD_MISSING 2/1"),
        fault(
            "a record's line that is not JSON",
            records(l -> l.set(1, "?")),
            "LINE_MALFORMED records.ndjson:2",
            "RECORD_MISSING 2/1"),
        fault(
            "a record without entries", records(l -> l.add(6, unheardOf())), "RECORD_MISSING 7/1"),
        fault(
            "a record's line twice",
            records(l -> l.add(1, l.get(1))),
            "OUT_OF_ORDER records.ndjson:3",
            "RECORD_MISSING 2/1"),
        fault(
            "two records' lines swapped",
            records(l -> Collections.swap(l, 1, 2)),
            "RECORD_MISSING 2/1",
            "OUT_OF_ORDER records.ndjson:3",
            "RECORD_MISSING 2/1"));
  }

  static Stream<Arguments> keys() {
    String one = key(1).keyId().hex();
    return Stream.of(
        fault(
            "the bytes of a key",
            keyText(
                key(1).verificationKey().spki().base64(), key(9).verificationKey().spki().base64()),
            "KEY_MISMATCH " + one,
            "UNKNOWN_KEY 1/1",
            "UNKNOWN_KEY 2/1",
            "UNKNOWN_KEY 6/1"),
        fault(
            "a key that is no point of the curve",
            keyText(
                "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w",
                "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb14"),
            "KEY_MISMATCH " + one,
            "UNKNOWN_KEY 1/1",
            "UNKNOWN_KEY 2/1",
            "UNKNOWN_KEY 6/1"),
        fault(
            "a thumbprint",
            keyText("0c4633aaa5f681da", "0c4633aaa5f681db"),
            "KEY_MISMATCH " + one,
            "UNKNOWN_KEY 1/1",
            "UNKNOWN_KEY 2/1",
            "UNKNOWN_KEY 6/1"),
        fault(
            "a key's id",
            keyText("\"keyId\":\"" + one, "\"keyId\":\"ffffffffffffffff"),
            "KEY_MISMATCH ffffffffffffffff",
            "UNKNOWN_KEY 1/1",
            "UNKNOWN_KEY 2/1",
            "UNKNOWN_KEY 6/1"),
        fault(
            "a key's line dropped",
            editKeys(l -> l.remove(3)),
            "UNKNOWN_KEY 1/1",
            "UNKNOWN_KEY 2/1",
            "UNKNOWN_KEY 6/1"),
        fault(
            "a key's line twice",
            editKeys(l -> l.add(l.getLast())),
            "OUT_OF_ORDER vault_signing_keys.ndjson:5"),
        fault(
            "a key that was retired earlier",
            keyText(
                "\"retiredAt\":\"2026-11-01T12:00:06.000Z\"",
                "\"retiredAt\":\"2026-11-01T12:00:04.500Z\""),
            "KEY_NOT_VALID 6/1"),
        fault(
            "a key that is active without a time",
            keyText("\"activatedAt\":\"2026-11-01T12:00:15.000Z\"", "\"activatedAt\":null"),
            "LINE_MALFORMED vault_signing_keys.ndjson:3",
            "UNKNOWN_KEY 2/3",
            "UNKNOWN_KEY 3/3",
            "UNKNOWN_KEY 4/1",
            "UNKNOWN_KEY 6/2"));
  }

  static Stream<Arguments> schemas() {
    return Stream.of(
        fault(
            "a schema's content",
            schemaText(
                "\"recordSchema\":{\"type\":\"object\"}", "\"recordSchema\":{\"type\":\"array\"}"),
            "SCHEMA_DIGEST_MISMATCH schemas.ndjson:1"),
        fault(
            "a schema's version",
            schemaText("\"invoice.paid\",\"version\":1", "\"invoice.paid\",\"version\":2"),
            "SCHEMA_DIGEST_MISMATCH schemas.ndjson:1"),
        fault(
            "a schema's line dropped",
            d -> d.edit(SCHEMAS, l -> l.remove(0)),
            "SCHEMA_MISSING 1/1",
            "SCHEMA_MISSING 5/1"),
        fault(
            "two schemas swapped",
            d -> d.edit(SCHEMAS, l -> Collections.swap(l, 0, 1)),
            "OUT_OF_ORDER schemas.ndjson:2"),
        fault(
            "a schema that is not canonical",
            schemaText("{\"type\":\"object\"},\"type\"", "{\"type\": \"object\"},\"type\""),
            "LINE_MALFORMED schemas.ndjson:1",
            "SCHEMA_MISSING 1/1",
            "SCHEMA_MISSING 5/1"));
  }

  static Stream<Arguments> manifests() {
    return Stream.of(
        fault(
            "a count",
            manifestText("\"audit_vault\":11", "\"audit_vault\":12"),
            "COUNT_MISMATCH audit_vault.ndjson"),
        fault(
            "a size that is larger",
            manifestText("\"bytes\":1385", "\"bytes\":1386"),
            "FILE_TRUNCATED records.ndjson"),
        fault(
            "a size that is smaller",
            manifestText("\"bytes\":1385", "\"bytes\":1384"),
            "FILE_DIGEST_MISMATCH records.ndjson"),
        fault(
            "a digest",
            manifestText("\"sha256\":\"4", "\"sha256\":\"5"),
            "FILE_DIGEST_MISMATCH schemas.ndjson",
            "FILE_DIGEST_MISMATCH records.ndjson"),
        fault(
            "a file that is gone",
            d -> Files.delete(d.path(RECORDS)),
            "FILE_MISSING records.ndjson"),
        fault(
            "a file that was cut",
            cutBytes(RECORDS, 231),
            "FILE_TRUNCATED records.ndjson",
            "FILE_TRUNCATED records.ndjson:6",
            "COUNT_MISMATCH records.ndjson",
            "RECORD_MISSING 6/1"),
        fault(
            "a file that is another",
            head(2, MutationTest::ofStranger),
            "FILE_DIGEST_MISMATCH records.ndjson",
            "IDENTITY_CHANGED 2/3"),
        fault(
            "a line too much",
            d -> d.edit(SCHEMAS, l -> l.add("{}")),
            "FILE_DIGEST_MISMATCH schemas.ndjson",
            "COUNT_MISMATCH schemas.ndjson",
            "LINE_MALFORMED schemas.ndjson:3"));
  }

  @Test
  void anotherInstanceInTheManifestIsRefusedByEveryEntry() throws IOException {
    dump.editManifest(text -> text.replace(INSTANCE.toString(), STRANGER.toString()));

    assertThat(dump.failures(LEDGER.keyDocument()))
        .hasSize(12)
        .startsWith("INSTANCE_MISMATCH keys.json", "INSTANCE_MISMATCH 1/1")
        .allMatch(failure -> failure.startsWith("INSTANCE_MISMATCH"));
  }

  @Test
  void everyByteOfAnEnvelopeIsCovered() throws IOException {
    Entry entry = LEDGER.chain(record(4)).getFirst();
    for (int i = 0; i < entry.envelope().size(); i++) {
      Entry forged = Forger.flip(entry, i);
      dump.editEntry(record(4), 1, _ -> forged)
          .editHead(record(4), head -> Forger.headed(head, forged))
          .seal();
      assertThat(dump.failures(LEDGER.keyDocument()))
          .as("byte %d", i)
          .isNotEmpty()
          .allMatch(f -> f.matches("(ENVELOPE_MALFORMED|UNKNOWN_KEY|SIGNATURE_INVALID) 4/1"));
    }
  }

  /** What a dump alone cannot prove; checkpoints of the transparency log are for this. */
  @Test
  void aRecordThatIsRemovedFromAllFilesLeavesNoTraceInADump() throws IOException {
    dump.edit(AUDIT_VAULT, lines -> lines.remove(7)).edit(RECORDS, lines -> lines.remove(3)).seal();

    assertThat(dump.failures(LEDGER.keyDocument())).isEmpty();
  }

  private static Arguments fault(String name, Fault fault, String... expected) {
    return Arguments.of(name, fault, List.of(expected));
  }

  /** A byte of an envelope; a negative index counts from its end. */
  private static Fault flip(int record, long position, int at) {
    return entry(record, position, e -> Forger.flip(e, at < 0 ? e.envelope().size() + at : at));
  }

  /** Where a text stands in the envelope of record 2, position 1. */
  private static int indexOf(String text) {
    String hex = LEDGER.chain(record(2)).getFirst().envelope().hex();
    return hex.indexOf(Bytes.utf8(text).hex()) / 2;
  }

  private static Fault entry(int record, long position, UnaryOperator<Entry> change) {
    return dump -> dump.editEntry(record(record), position, change);
  }

  /** Signs the last entry of a record anew, and makes the record's line agree. */
  private static Fault last(int record, SigningKey key, UnaryOperator<Statement> change) {
    Entry last = LEDGER.chain(record(record)).getLast();
    return replaced(Forger.sign(last, INSTANCE, key, change));
  }

  private static Fault foreignInstance() {
    Entry entry = LEDGER.chain(record(4)).getFirst();
    return replaced(Forger.sign(entry, STRANGER, key(3), s -> s));
  }

  private static Fault garbage() {
    Entry entry = LEDGER.chain(record(4)).getFirst();
    return replaced(Forger.signRaw(entry, key(3), Bytes.utf8("not a statement")));
  }

  private static Fault replaced(Entry last) {
    return dump ->
        dump.editEntry(last.record(), last.position(), _ -> last)
            .editHead(last.record(), head -> Forger.headed(head, last));
  }

  private static Fault dropEntry(int positionOfRecordTwo) {
    return edit(lines -> lines.remove(positionOfRecordTwo));
  }

  private static Fault splice() {
    return edit(lines -> {
      Entry foreign = LEDGER.chain(record(2)).get(1);
      lines.set(5, placed(foreign, record(3), 2).encode().utf8());
    });
  }

  /** A well-signed further entry that the record's line knows nothing of. */
  private static Fault insertAfterTheEnd() {
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
    Bytes envelope = Envelope.sign(next, INSTANCE, key(1)).bytes();
    Entry inserted = new Entry(record(1), 2, envelope, first.payload());
    return edit(lines -> lines.add(1, inserted.encode().utf8()));
  }

  private interface Lines {
    void change(List<String> lines);
  }

  private static Fault edit(Lines change) {
    return dump -> dump.edit(AUDIT_VAULT, change::change);
  }

  private static Fault records(Lines change) {
    return dump -> dump.edit(RECORDS, change::change);
  }

  private static Fault editKeys(Lines change) {
    return dump -> dump.edit(VAULT_SIGNING_KEYS, change::change);
  }

  private static Fault head(int record, UnaryOperator<RecordHead> change) {
    return dump -> dump.editHead(record(record), change);
  }

  private static Fault text(String from, String to) {
    return dump -> dump.editText(AUDIT_VAULT, text -> replace(text, from, to));
  }

  private static Fault keyText(String from, String to) {
    return dump -> dump.editText(VAULT_SIGNING_KEYS, text -> replace(text, from, to));
  }

  private static Fault schemaText(String from, String to) {
    return dump -> dump.editText(SCHEMAS, text -> replace(text, from, to));
  }

  private static Fault manifestText(String from, String to) {
    return dump -> dump.editManifest(text -> text.replace(from, to));
  }

  /** The first occurrence, which must be there: a fault that changes nothing proves nothing. */
  private static String replace(String text, String from, String to) {
    int at = text.indexOf(from);
    assertThat(at).as(from).isNotNegative();
    return text.substring(0, at) + to + text.substring(at + from.length());
  }

  private static Fault cutBytes(io.agledger.core.dump.DumpFile file, int bytes) {
    return dump -> dump.editText(file, text -> text.substring(0, text.length() - bytes));
  }

  private static Entry opened(Entry entry, Bytes salt, String payload) {
    return new Entry(
        entry.record(),
        entry.position(),
        entry.envelope(),
        Optional.of(new SaltedPayload(salt, Bytes.utf8(payload))));
  }

  private static Entry withOtherSalt(Entry entry) {
    return opened(
        entry, Bytes.wrap(new byte[16]), entry.payload().orElseThrow().canonical().utf8());
  }

  private static Entry placed(Entry entry, UUID record, long position) {
    return new Entry(record, position, entry.envelope(), entry.payload());
  }

  private static Entry underKeyTwo(Entry entry) {
    KeyId from = key(1).keyId();
    KeyId to = key(2).keyId();
    String hex = entry.envelope().hex().replace(from.bytes().hex(), to.bytes().hex());
    return Forger.with(entry, Bytes.ofHex(hex).orElseThrow());
  }

  private static RecordHead head(RecordHead head, Status status, Digest hash, long position) {
    return new RecordHead(head.id(), head.org(), head.type(), status, position, hash);
  }

  private static RecordHead ofStranger(RecordHead head) {
    return new RecordHead(
        head.id(), STRANGER, head.type(), head.status(), head.position(), head.hash());
  }

  private static String unheardOf() {
    RecordHead head = LEDGER.head(record(1));
    return new RecordHead(
            record(7), head.org(), head.type(), head.status(), head.position(), head.hash())
        .encode()
        .utf8();
  }
}
