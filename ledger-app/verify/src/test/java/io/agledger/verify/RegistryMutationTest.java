package io.agledger.verify;

import static io.agledger.core.dump.DumpFile.RECORDS;
import static io.agledger.core.dump.DumpFile.SCHEMAS;
import static io.agledger.core.sample.SampleLedger.key;
import static io.agledger.verify.Faults.LEDGER;
import static io.agledger.verify.Faults.STRANGER;
import static io.agledger.verify.Faults.cutBytes;
import static io.agledger.verify.Faults.editKeys;
import static io.agledger.verify.Faults.fault;
import static io.agledger.verify.Faults.head;
import static io.agledger.verify.Faults.keyText;
import static io.agledger.verify.Faults.manifestText;
import static io.agledger.verify.Faults.schemaText;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.key.KeyDocument;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import io.agledger.verify.Faults.Fault;
import java.io.IOException;
import java.nio.file.Files;
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
 * Whatever is changed in keys, schemas or the manifest has its own code and place. Contract A-23,
 *
 */
class RegistryMutationTest {

  @TempDir private Path temp;
  private DumpFolder dump;

  @BeforeEach
  void aSoundDump() throws IOException {
    dump = DumpFolder.of(LEDGER, temp.resolve("dump"));
    assertThat(dump.failures(LEDGER.keyDocument())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"keys", "schemas"})
  void isNamedByItsCodeAndPlace(String name, Fault fault, List<String> expected)
      throws IOException {
    fault.spoil(dump);
    dump.seal();

    assertThat(dump.failures(LEDGER.keyDocument())).as(name).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manifests")
  void inTheManifestIsNamedByItsCodeAndFile(String name, Fault fault, List<String> expected)
      throws IOException {
    fault.spoil(dump);

    assertThat(dump.failures(LEDGER.keyDocument())).as(name).isEqualTo(expected);
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
            head(2, Faults::ofStranger),
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
    dump.editManifest(text -> text.replace(SampleLedger.INSTANCE.toString(), STRANGER.toString()));

    assertThat(dump.failures(LEDGER.keyDocument()))
        .hasSize(12)
        .startsWith("INSTANCE_MISMATCH keys.json", "INSTANCE_MISMATCH 1/1")
        .allMatch(failure -> failure.startsWith("INSTANCE_MISMATCH"));
  }

  /** The dump was made before anyone knew; the trusted file was fetched after. */
  @Test
  void aTrustedFileThatKnowsOfACompromiseDecides() throws IOException {
    SampleLedger later = Samples.full().compromise(key(3).keyId());
    String early = later.keyDocument().encode().utf8().replace("12:00:22.000Z", "12:00:17.500Z");

    assertThat(dump.failures(later.keyDocument())).isEmpty();
    assertThat(dump.failures(KeyDocument.decode(Bytes.utf8(early)).orElseThrow()))
        .containsExactly("KEY_COMPROMISED 4/1", "KEY_COMPROMISED 6/2");
  }
}
