package io.agledger.server.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.chain.ChainVerifier;
import io.agledger.core.chain.EntryVerifier;
import io.agledger.core.chain.KeyRegistry;
import io.agledger.core.dump.AuditExport;
import io.agledger.core.dump.DumpFile;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.key.KeyDocument;
import io.agledger.server.Role;
import io.agledger.server.testing.SigningKeyFile;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract: what leaves the ledger is all of it, and verifies. */
class VaultDumpIT {
  private static TestServer server;
  private static Tenant.Agent agent;
  private static String recordId;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.API);
    SigningKeyFile.rotate(server);
    var tenant = Tenant.create(server, "acme");
    tenant.schema("payment", "{}", "{}");
    agent = tenant.agent("a");
    recordId =
        server
            .post("/v1/records", agent.key(), "{\"type\":\"payment\",\"payload\":{\"n\":1}}")
            .at("/id");
    server.post(
        "/v1/records/" + recordId + "/completion", agent.key(), "{\"payload\":{\"done\":true}}");
    SigningKeyFile.rotate(server);
    server.post("/v1/records/" + recordId + "/outcome", agent.key(), "{\"verdict\":\"FULFILLED\"}");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theManifestCountsEntriesRecordsAndBothKeys(@TempDir Path folder) {
    var manifest = server.bean(VaultDump.class).write(folder.resolve("dump"));
    assertThat(manifest.contents(DumpFile.AUDIT_VAULT).lines()).isEqualTo(3);
    assertThat(manifest.contents(DumpFile.RECORDS).lines()).isEqualTo(1);
    assertThat(manifest.contents(DumpFile.SCHEMAS).lines()).isEqualTo(1);
    assertThat(manifest.contents(DumpFile.VAULT_SIGNING_KEYS).lines()).isEqualTo(2);
  }

  @Test
  void theSameLedgerIsDumpedToTheSameBytes(@TempDir Path folder) throws IOException {
    server.bean(VaultDump.class).write(folder.resolve("one"));
    server.bean(VaultDump.class).write(folder.resolve("two"));
    try (var files = Files.list(folder.resolve("one"))) {
      assertThat(files)
          .hasSize(5)
          .allSatisfy(file ->
              assertThat(file)
                  .hasSameBinaryContentAs(folder.resolve("two").resolve(file.getFileName())));
    }
  }

  @Test
  void anExportVerifiesWithThePublishedKeys() {
    var text = server.get("/v1/records/" + recordId + "/audit-export", agent.key()).text();
    var export = AuditExport.decode(Bytes.utf8(text)).orElseThrow();
    var document =
        KeyDocument.decode(Bytes.utf8(server.get("/v1/verification-keys", "").text()))
            .orElseThrow();
    var verifier =
        new EntryVerifier(
            document.instance(),
            List.of(new KeyRegistry("published", document.keys())),
            typesOf(export));
    assertThat(export.entries()).hasSize(3);
    assertThat(export.keys()).hasSize(2);
    assertThat(new ChainVerifier(verifier).verify(export.record(), export.entries())).isEmpty();
  }

  private static Map<Digest, String> typesOf(AuditExport export) {
    return export.schemas().stream()
        .collect(Collectors.toMap(SchemaVersion::digest, SchemaVersion::type));
  }
}
