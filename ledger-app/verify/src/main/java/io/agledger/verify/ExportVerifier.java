package io.agledger.verify;

import io.agledger.core.Digest;
import io.agledger.core.chain.ChainWalk;
import io.agledger.core.chain.CheckedEntry;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.EntryVerifier;
import io.agledger.core.chain.Failure;
import io.agledger.core.chain.FailureCode;
import io.agledger.core.dump.AuditExport;
import io.agledger.core.json.SchemaVersion;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Verifies the audit export of one record. */
final class ExportVerifier {

  private final AuditExport export;
  private final Trust trust;
  private final int threads;
  private final Findings findings = new Findings();
  private long erased;

  ExportVerifier(AuditExport export, Trust trust, int threads) {
    this.export = export;
    this.trust = trust;
    this.threads = threads;
  }

  Report verify() throws IOException {
    var registries = trust.registries(export.instance(), export.keys(), findings);
    EntryVerifier verifier = new EntryVerifier(export.instance(), registries, schemas());
    ChainWalk walk = new ChainWalk(export.record().id(), findings);
    Iterator<Entry> entries = export.entries().iterator();
    new OrderedPool(threads)
        .run(
            () -> entries.hasNext() ? Optional.of(entries.next()) : Optional.empty(),
            entry -> entry.envelope().size(),
            verifier::verify,
            checked -> next(walk, checked));
    walk.end(Optional.of(export.record()));
    return new Report(
        new Report.Counts(1, export.entries().size(), erased),
        trust.summary(export.keys()),
        findings.first(),
        findings.count());
  }

  private void next(ChainWalk walk, CheckedEntry entry) {
    if (entry.erased()) erased++;
    walk.next(entry);
  }

  private Map<Digest, String> schemas() {
    Map<Digest, String> typeOfSchema = new HashMap<>();
    for (SchemaVersion schema : export.schemas()) {
      typeOfSchema.put(schema.digest(), schema.type());
      if (!schema.namesItsContent()) mismatch(schema);
    }
    return typeOfSchema;
  }

  private void mismatch(SchemaVersion schema) {
    findings.accept(
        Failure.at(
            FailureCode.SCHEMA_DIGEST_MISMATCH,
            export.record().id(),
            1,
            "the content of schema " + schema.digest() + " has another digest"));
  }
}
