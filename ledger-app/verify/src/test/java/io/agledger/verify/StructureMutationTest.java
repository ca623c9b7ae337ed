package io.agledger.verify;

import static io.agledger.core.dump.DumpFile.AUDIT_VAULT;
import static io.agledger.core.dump.DumpFile.RECORDS;
import static io.agledger.verify.Faults.LEDGER;
import static io.agledger.verify.Faults.cutBytes;
import static io.agledger.verify.Faults.dropEntry;
import static io.agledger.verify.Faults.edit;
import static io.agledger.verify.Faults.fault;
import static io.agledger.verify.Faults.head;
import static io.agledger.verify.Faults.insertAfterTheEnd;
import static io.agledger.verify.Faults.records;
import static io.agledger.verify.Faults.splice;
import static io.agledger.verify.Faults.unheardOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Digest;
import io.agledger.core.chain.Status;
import io.agledger.verify.Faults.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is dropped, doubled, moved or cut has its own code and place. The manifest agrees with
 * the changed files. Contract A-26.
 */
class StructureMutationTest {

  @TempDir private Path temp;
  private DumpFolder dump;

  @BeforeEach
  void aSoundDump() throws IOException {
    dump = DumpFolder.of(LEDGER, temp.resolve("dump"));
    assertThat(dump.failures(LEDGER.keyDocument())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"structures", "heads"})
  void isNamedByItsCodeAndPlace(String name, Fault fault, List<String> expected)
      throws IOException {
    fault.spoil(dump);
    dump.seal();

    assertThat(dump.failures(LEDGER.keyDocument())).as(name).isEqualTo(expected);
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
        fault("the organisation", head(2, Faults::ofStranger), "IDENTITY_CHANGED 2/3"),
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

  /** What a dump alone cannot prove; checkpoints of the transparency log are for this. */
  @Test
  void aRecordThatIsRemovedFromAllFilesLeavesNoTraceInADump() throws IOException {
    dump.edit(AUDIT_VAULT, lines -> lines.remove(7)).edit(RECORDS, lines -> lines.remove(3)).seal();

    assertThat(dump.failures(LEDGER.keyDocument())).isEmpty();
  }
}
