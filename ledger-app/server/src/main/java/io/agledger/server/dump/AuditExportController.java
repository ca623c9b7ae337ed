package io.agledger.server.dump;

import io.agledger.core.chain.RecordHead;
import io.agledger.core.dump.AuditExport;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.KeyRecord;
import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.agledger.server.instance.Installation;
import io.agledger.server.key.SigningKeys;
import io.agledger.server.record.Records;
import io.agledger.server.schema.Schemas;
import io.agledger.server.vault.Vault;
import io.agledger.server.vault.VaultEntry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("api")
@Tag(name = "verification")
class AuditExportController {
  private final Installation installation;
  private final Records records;
  private final Vault vault;
  private final Schemas schemas;
  private final SigningKeys keys;

  AuditExportController(
      Installation installation, Records records, Vault vault, Schemas schemas, SigningKeys keys) {
    this.installation = installation;
    this.records = records;
    this.vault = vault;
    this.schemas = schemas;
    this.keys = keys;
  }

  @GetMapping(path = "/v1/records/{id}/audit-export", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "One record with all that agledger-verify needs to check it offline")
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public byte[] export(@RequiredAction(Action.EXPORT_RECORD) Caller caller, @PathVariable UUID id) {
    return export(records.head(id, caller)).encode().toArray();
  }

  private AuditExport export(RecordHead head) {
    var chain = vault.chain(head.id());
    return new AuditExport(
        installation.id(),
        head,
        chain.stream().map(VaultEntry::exported).toList(),
        signersOf(chain),
        schemas.definition(chain.getFirst().statement().schema()).stream().toList());
  }

  private List<KeyRecord> signersOf(List<VaultEntry> chain) {
    Set<KeyId> used =
        chain.stream().map(entry -> entry.envelope().keyId()).collect(Collectors.toSet());
    return keys.all().stream().filter(key -> used.contains(key.keyId())).toList();
  }
}
