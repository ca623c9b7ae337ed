package io.agledger.verify;

import static io.agledger.core.sample.SampleLedger.WORKER;
import static io.agledger.core.sample.SampleLedger.key;
import static io.agledger.core.sample.SampleLedger.record;
import static io.agledger.verify.Faults.LATER;
import static io.agledger.verify.Faults.LEDGER;
import static io.agledger.verify.Faults.STRANGER;
import static io.agledger.verify.Faults.entry;
import static io.agledger.verify.Faults.fault;
import static io.agledger.verify.Faults.flip;
import static io.agledger.verify.Faults.foreignInstance;
import static io.agledger.verify.Faults.garbage;
import static io.agledger.verify.Faults.indexOf;
import static io.agledger.verify.Faults.last;
import static io.agledger.verify.Faults.opened;
import static io.agledger.verify.Faults.placed;
import static io.agledger.verify.Faults.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.chain.Entry;
import io.agledger.core.sample.Samples;
import io.agledger.core.statement.Event;
import io.agledger.verify.Faults.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is changed in an entry has its own code, at its own record and position. The manifest
 * agrees with the changed files, so the checks inside must find it. Contract A-24, A-26.
 */
class EntryMutationTest {

  @TempDir private Path temp;
  private DumpFolder dump;

  @BeforeEach
  void aSoundDump() throws IOException {
    dump = DumpFolder.of(LEDGER, temp.resolve("dump"));
    assertThat(dump.failures(LEDGER.keyDocument())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"envelopes", "lines", "signedByUs"})
  void isNamedByItsCodeAndPlace(String name, Fault fault, List<String> expected)
      throws IOException {
    fault.spoil(dump);
    dump.seal();

    assertThat(dump.failures(LEDGER.keyDocument())).as(name).isEqualTo(expected);
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
            entry(2, 1, Faults::underKeyTwo),
            "SIGNATURE_INVALID 2/1",
            "LINK_BROKEN 2/2"));
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        fault(
            "the payload",
            entry(1, 1, e -> opened(e, e.payload().get().salt(), "{}")),
            "PAYLOAD_MISMATCH 1/1"),
        fault("the salt", entry(1, 1, Faults::withOtherSalt), "PAYLOAD_MISMATCH 1/1"),
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
        fault("by a key that is not listed", last(4, key(9), s -> {}), "UNKNOWN_KEY 4/1"),
        fault("by a key that was only published", last(4, key(4), s -> {}), "KEY_NOT_VALID 4/1"),
        fault(
            "before its key was activated",
            last(4, key(3), s -> s.time = Instant.EPOCH),
            "KEY_NOT_VALID 4/1"),
        fault("after its key was retired", last(4, key(1), s -> {}), "KEY_NOT_VALID 4/1"),
        fault(
            "with a compromised key", last(4, key(2), s -> s.time = LATER), "KEY_COMPROMISED 4/1"),
        fault("for another instance", foreignInstance(), "INSTANCE_MISMATCH 4/1"),
        fault(
            "about another record",
            last(2, key(3), s -> s.record = record(3)),
            "RECORD_MISMATCH 2/3"),
        fault(
            "after another entry",
            last(2, key(3), s -> s.previous = Digest.ZERO),
            "LINK_BROKEN 2/3"),
        fault(
            "over another payload",
            last(2, key(3), s -> s.payload = Digest.ZERO),
            "PAYLOAD_MISMATCH 2/3"),
        fault(
            "under a schema that is not listed",
            last(4, key(3), s -> s.schema = Digest.ZERO),
            "SCHEMA_MISSING 4/1"),
        fault(
            "under a schema of another type",
            last(4, key(3), s -> s.type = Samples.FACT),
            "SCHEMA_MISSING 4/1",
            "IDENTITY_CHANGED 4/1"),
        fault(
            "for another organisation",
            last(2, key(3), s -> s.org = STRANGER),
            "IDENTITY_CHANGED 2/3"),
        fault(
            "out of turn",
            last(6, key(3), s -> s.event = Event.FULFILLED),
            "NOT_PRINCIPAL 6/2",
            "ILLEGAL_TRANSITION 6/2"),
        fault(
            "by an agent who may not judge",
            last(2, key(3), s -> s.actor = WORKER),
            "NOT_PRINCIPAL 2/3"),
        fault(
            "as a second beginning",
            last(2, key(3), s -> s.event = Event.CREATED),
            "ILLEGAL_TRANSITION 2/3"),
        fault(
            "as a beginning with the end",
            last(4, key(3), s -> s.event = Event.COMPLETED),
            "ILLEGAL_TRANSITION 4/1"),
        fault(
            "with another event than the status",
            last(2, key(3), s -> s.event = Event.FAILED),
            "STATUS_MISMATCH 2/3"),
        fault("but not a statement", garbage(), "STATEMENT_MALFORMED 4/1"));
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
}
