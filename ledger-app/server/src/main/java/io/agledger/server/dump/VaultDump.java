package io.agledger.server.dump;

import io.agledger.core.chain.Entry;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.dump.DumpSource;
import io.agledger.core.dump.DumpWriter;
import io.agledger.core.dump.Manifest;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.key.KeyRecord;
import io.agledger.server.instance.Installation;
import io.agledger.server.key.SigningKeys;
import io.agledger.server.record.Records;
import io.agledger.server.schema.Schemas;
import io.agledger.server.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Contract A-25: the whole ledger as files. Runs beside a busy ledger; appends go on. */
@Service
public class VaultDump implements DumpSource {
  private final Installation installation;
  private final Vault vault;
  private final Records records;
  private final Schemas schemas;
  private final SigningKeys keys;
  private final TransactionTemplate snapshot;

  VaultDump(
      Installation installation,
      Vault vault,
      Records records,
      Schemas schemas,
      SigningKeys keys,
      PlatformTransactionManager transactions) {
    this.installation = installation;
    this.vault = vault;
    this.records = records;
    this.schemas = schemas;
    this.keys = keys;
    this.snapshot = new TransactionTemplate(transactions);
    // Every file sees the same moment: an entry without its record or key would look like
    // tampering.
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /**
   * Writes the folder.
   *
   * @param directory is made; refused when it is not empty
   */
  public Manifest write(Path directory) {
    return Objects.requireNonNull(
        snapshot.execute(_ -> {
          try {
            return DumpWriter.write(directory, installation.id(), this);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        }));
  }

  @Override
  public void entries(Consumer<Entry> sink) {
    vault.export(sink);
  }

  @Override
  public void records(Consumer<RecordHead> sink) {
    records.export(sink);
  }

  @Override
  public void schemas(Consumer<SchemaVersion> sink) {
    schemas.export(sink);
  }

  @Override
  public void keys(Consumer<KeyRecord> sink) {
    keys.all().stream().sorted(Comparator.comparing(KeyRecord::keyId)).forEach(sink);
  }
}
