package io.agledger.verify;

import static io.agledger.core.sample.SampleLedger.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.dump.DumpFile;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import io.agledger.core.statement.Event;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees and a script reads. Contract A-26. */
class CommandLineTest {

  private record Run(int exitCode, String out, String err) {}

  private final SampleLedger ledger = Samples.full();

  @TempDir private Path temp;
  private DumpFolder dump;
  private Path keys;

  @BeforeEach
  void aDumpAndItsKeys() throws IOException {
    dump = DumpFolder.of(ledger, temp.resolve("dump"));
    keys = write("keys.json", ledger.keyDocument().encode().utf8());
  }

  @Test
  void aSoundDumpPassesWithTrustedKeys() {
    Run run = verify("--keys", keys, dump.path());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            [PASS] AGLedger offline verification
            audit_vault chain
              records  : 6
              entries  : 11
              erased   : 1 (payload erased)
              failures : 0
            signing keys
              keys     : 4 (from %s)
            """
                .formatted(keys));
  }

  @Test
  void withoutTrustedKeysASoundDumpIsUnauthenticated() {
    Run run = verify(dump.path());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("[UNAUTHENTICATED] AGLedger offline verification\n")
        .contains("4 (from the dump itself: not authenticated, pass --keys FILE)");
  }

  @Test
  void aFailureIsOneLineWithCodeRecordPositionAndSentence() throws IOException {
    dump.editHead(record(2), head -> Forger.headed(head, ledger.chain(record(2)).get(1))).seal();

    Run run = verify("--keys", keys, dump.path());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("[FAIL] ")
        .contains("  failures : 1\n")
        .endsWith(
            "HEAD_MISMATCH record=019a3b5c-0000-7000-8000-000000000002 position=3"
                + " the chain ends at position 3, the record's line says 2\n");
  }

  @Test
  void onlyTheFirstFiftyFailuresAreShown() throws IOException {
    SampleLedger many = Samples.empty();
    for (int n = 1; n <= 60; n++) many.append(record(n), Event.RECORDED, Samples.FACT, "{}");
    DumpFolder broken = DumpFolder.of(many, temp.resolve("many"));
    broken.edit(DumpFile.RECORDS, java.util.List::clear).seal();

    Run run = verify(broken.path());

    assertThat(run.out()).contains("  failures : 60\n").endsWith("… and 10 more\n");
    assertThat(run.out().lines().filter(line -> line.startsWith("RECORD_MISSING"))).hasSize(50);
  }

  @Test
  void theJsonReportHasTheSameMembersForEveryResult() throws IOException {
    assertThat(verify("--json", "--keys", keys, dump.path()).out())
        .isEqualTo(
            "{\"counts\":{\"entries\":11,\"erased\":1,\"failures\":0,\"records\":6},\"error\":null,"
                + "\"exitCode\":0,\"failures\":[],\"keys\":{\"count\":4,\"file\":\"%s\"},"
                    .formatted(keys)
                + "\"result\":\"PASS\"}\n");
    assertThat(verify("--json", temp.resolve("nowhere")).out())
        .isEqualTo(
            "{\"counts\":{\"entries\":0,\"erased\":0,\"failures\":0,\"records\":0},"
                + "\"error\":\"%s: no such file or directory\",".formatted(temp.resolve("nowhere"))
                + "\"exitCode\":2,\"failures\":[],\"keys\":{\"count\":0,\"file\":null},"
                + "\"result\":\"UNUSABLE\"}\n");
  }

  @Test
  void theReportIsTheSameWithAnyNumberOfThreads() throws IOException {
    dump.edit(DumpFile.AUDIT_VAULT, lines -> java.util.Collections.swap(lines, 2, 3)).seal();

    assertThat(verify("--threads", 1, dump.path()).out())
        .isEqualTo(verify("--threads", 7, dump.path()).out());
  }

  @Test
  void anExportPassesInAnySpelling() throws IOException {
    String json = ledger.export(record(2)).encode().utf8();

    assertThat(verify("--keys", keys, write("export.json", json)).exitCode()).isZero();
    assertThat(
            verify("--keys", keys, write("spaced.json", json.replace("\":", "\" : ") + "\n"))
                .exitCode())
        .isZero();
  }

  @Test
  void aChangedExportFailsAtItsPlace() throws IOException {
    String json = ledger.export(record(2)).encode().utf8().replace("99.00", "19.00");

    Run run = verify("--keys", keys, write("export.json", json));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("PAYLOAD_MISMATCH record=019a3b5c-0000-7000-8000-000000000002 position=1");
  }

  @Test
  void anExportWithAMalformedPartFails() throws IOException {
    String json = ledger.export(record(2)).encode().utf8().replace("\"FULFILLED\"", "\"DONE\"");

    Run run = verify(write("export.json", json));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("LINE_MALFORMED file=export.json unknown status");
  }

  @Test
  void keysOfAnotherInstanceAreRefused() throws IOException {
    String other = Files.readString(keys).replace("5f3c1c1e", "00000000");

    Run run = verify("--keys", write("other.json", other), dump.path());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("INSTANCE_MISMATCH file=");
  }

  @Test
  void aTrustedFileThatLacksAKeyIsNamed() throws IOException {
    SampleLedger young = Samples.empty();
    Path old = write("old.json", young.keyDocument().encode().utf8());

    Run run = verify("--keys", old, dump.path());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("key 01565176601c895c is not listed by " + old);
  }

  @Test
  void nothingToVerifyIsExitTwoWithTheFileNamed() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));

    refuses(empty, "has no manifest.json");
    refuses(temp.resolve("nowhere"), "nowhere: no such file or directory");
    refuses(write("notes.txt", "hello"), "notes.txt is neither a dump nor an audit export");
    refuses(write("other.json", "{\"a\":1}"), "other.json is neither a dump nor an audit export");
    refuses(write("nothing", ""), "nothing is neither a dump nor an audit export");
  }

  @Test
  void aManifestThatCannotBeReadIsExitTwoWithTheFileNamed() throws IOException {
    String sound = Files.readString(dump.manifest());
    for (String broken : Arrays.asList("", "\n", "not JSON\n", "{}\n", sound.strip(), "\0\n")) {
      Files.writeString(dump.manifest(), broken);
      refuses(dump.path(), "manifest.json is not a dump's manifest");
    }
    Files.writeString(dump.manifest(), sound.replace("\"version\":1}", "\"version\":2}"));
    refuses(dump.path(), "version 2 is not known here");
  }

  @Test
  void aFileThatCannotBeReadIsExitTwoWithTheFileNamed() throws IOException {
    Files.delete(dump.path(DumpFile.RECORDS));
    Files.createDirectory(dump.path(DumpFile.RECORDS));

    refuses(dump.path(), "records.ndjson");
  }

  @Test
  void aMissingFileFails() throws IOException {
    Files.delete(dump.path(DumpFile.AUDIT_VAULT));

    Run run = verify(dump.path());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("FILE_MISSING file=audit_vault.ndjson");
  }

  @Test
  void keysThatCannotBeReadAreExitTwoWithTheFileNamed() throws IOException {
    Path garbage = write("garbage.json", "{\"keys\":[]}");

    assertThat(verify("--keys", garbage, dump.path()).err())
        .contains("garbage.json is not a key document");
    assertThat(verify("--keys", temp.resolve("absent"), dump.path()))
        .isEqualTo(
            new Run(2, "", "agledger-verify: " + temp.resolve("absent") + ": no such file\n"));
  }

  @Test
  void wrongUsageIsExitTwo() {
    assertThat(verify().exitCode()).isEqualTo(2);
    assertThat(verify("--nonsense", dump.path()).exitCode()).isEqualTo(2);
    assertThat(verify("--threads", "many", dump.path()).exitCode()).isEqualTo(2);
    assertThat(verify("--threads", "0", dump.path()).exitCode()).isEqualTo(2);
  }

  @Test
  void aLineWithoutEndDoesNotFillTheMemory() throws IOException {
    Files.write(dump.path(DumpFile.AUDIT_VAULT), new byte[64 << 20]);

    Run run = verify(dump.path());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("FILE_TRUNCATED file=audit_vault.ndjson line=1");
  }

  private void refuses(Path path, String message) {
    Run run = verify(path);
    assertThat(run.exitCode()).as(message).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message).hasLineCount(1).doesNotContain("Exception");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(temp.resolve(name), content);
  }

  private static Run verify(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int exitCode = AgledgerVerify.run(words, new PrintWriter(out), new PrintWriter(err));
    return new Run(exitCode, out.toString(), err.toString());
  }
}
