package io.agledger.core.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vectors under {@code vectors/} are kept for ever: a change here is a change of the format,
 * and what was written before must still be read.
 */
class GoldenVectorsTest {

  private static final SampleLedger LEDGER = Samples.full();

  @TempDir private Path directory;

  @Test
  void theSameLedgerStillGivesTheSameDump() throws Exception {
    DumpWriter.write(directory.resolve("dump"), SampleLedger.INSTANCE, LEDGER);

    assertThat(contents(directory.resolve("dump"))).isEqualTo(contents(vector("dump")));
  }

  @Test
  void theSameRecordStillGivesTheSameExport() throws Exception {
    Bytes export = LEDGER.export(SampleLedger.record(2)).encode();

    assertThat(export.utf8()).isEqualTo(Files.readString(vector("export.json")));
  }

  @Test
  void theSameKeysStillGiveTheSameDocument() throws Exception {
    assertThat(LEDGER.keyDocument().encode().utf8())
        .isEqualTo(Files.readString(vector("keys.json")));
  }

  @Test
  void anExportIsReadBackInAnySpelling() throws Exception {
    AuditExport export = LEDGER.export(SampleLedger.record(2));
    String spaced = export.encode().utf8().replace("\",\"", "\" ,\n \"");

    assertThat(AuditExport.decode(Bytes.utf8(spaced))).isEqualTo(new Decoded.Ok<>(export));
  }

  private static List<String> contents(Path dump) throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> files = Files.list(dump)) {
      for (Path file : files.sorted().toList()) {
        contents.add(file.getFileName() + "\n" + Files.readString(file));
      }
    }
    return contents;
  }

  private static Path vector(String name) throws URISyntaxException {
    URL url = GoldenVectorsTest.class.getResource("/vectors/" + name);
    return Path.of(Objects.requireNonNull(url, name).toURI());
  }
}
