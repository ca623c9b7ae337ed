package io.agledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.dump.AuditExport;
import io.agledger.core.dump.DumpFile;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever byte is changed, wherever, the verifier says no, in words. Failures name their seed. */
class AnyByteTest {

  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final SampleLedger LEDGER = Samples.full();

  @TempDir private Path temp;
  private DumpFolder dump;
  private Path keys;

  @BeforeEach
  void aSoundDump() throws IOException {
    dump = DumpFolder.of(LEDGER, temp.resolve("dump"));
    keys = Files.writeString(temp.resolve("keys.json"), LEDGER.keyDocument().encode().utf8());
    assertThat(exitCode(dump.path())).isZero();
  }

  @Test
  void ofAnyFileOfADumpMakesItFail() throws IOException {
    List<Path> files =
        List.of(
            dump.manifest(),
            dump.path(DumpFile.AUDIT_VAULT),
            dump.path(DumpFile.RECORDS),
            dump.path(DumpFile.SCHEMAS),
            dump.path(DumpFile.VAULT_SIGNING_KEYS));
    for (int seed = 0; seed < 1000; seed++) {
      RandomGenerator random = RANDOM.create(seed);
      Path file = files.get(random.nextInt(files.size()));
      byte[] sound = Files.readAllBytes(file);
      Files.write(file, changed(sound, random));
      assertThat(exitCode(dump.path())).as("seed %d in %s", seed, file).isIn(1, 2);
      Files.write(file, sound);
    }
  }

  /** The manifest is made to agree, so the chain, the commitments and the digests must tell. */
  @ParameterizedTest
  @EnumSource(
      value = DumpFile.class,
      names = {"AUDIT_VAULT", "RECORDS", "SCHEMAS"})
  void underANewManifestStillMakesItFail(DumpFile file) throws IOException {
    byte[] sound = Files.readAllBytes(dump.path(file));
    for (int seed = 0; seed < 600; seed++) {
      Files.write(dump.path(file), changed(sound, RANDOM.create(seed)));
      dump.seal();
      assertThat(exitCode(dump.path())).as("seed %d", seed).isEqualTo(1);
    }
  }

  @Test
  void cutAnywhereADumpFails() throws IOException {
    byte[] sound = Files.readAllBytes(dump.path(DumpFile.AUDIT_VAULT));
    for (int seed = 0; seed < 300; seed++) {
      int length = RANDOM.create(seed).nextInt(sound.length);
      Files.write(dump.path(DumpFile.AUDIT_VAULT), Arrays.copyOf(sound, length));
      dump.seal();
      assertThat(exitCode(dump.path())).as("seed %d", seed).isEqualTo(1);
    }
  }

  /**
   * All bytes of an export but those of its keys' times, which only a trusted file can vouch for.
   */
  @Test
  void ofAnExportMakesItFail() throws IOException {
    AuditExport export = LEDGER.export(SampleLedger.record(2));
    byte[] sound = export.encode().toArray();
    int keysFrom = export.encode().utf8().indexOf("\"keys\":");
    int keysTo = export.encode().utf8().indexOf("\"record\":");
    Path file = temp.resolve("export.json");
    for (int seed = 0; seed < 1000; seed++) {
      RandomGenerator random = RANDOM.create(seed);
      int at = random.nextInt(sound.length);
      if (at >= keysFrom && at < keysTo) continue;
      byte[] bytes = sound.clone();
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      assertThat(exitCode(file)).as("seed %d, byte %d", seed, at).isIn(1, 2);
    }
  }

  private static byte[] changed(byte[] sound, RandomGenerator random) {
    byte[] bytes = sound.clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) random.nextInt(1, 256);
    return bytes;
  }

  private int exitCode(Path path) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = {"--threads", "1", "--keys", keys.toString(), path.toString()};
    int exitCode = AgledgerVerify.run(args, new PrintWriter(out), new PrintWriter(err));
    assertThat(out.toString() + err).doesNotContain("Exception", "\tat ");
    return exitCode;
  }
}
