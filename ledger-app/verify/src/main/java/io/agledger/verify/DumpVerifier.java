package io.agledger.verify;

import io.agledger.core.Digest;
import io.agledger.core.chain.CheckedEntry;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.EntryVerifier;
import io.agledger.core.chain.Failure;
import io.agledger.core.chain.FailureCode;
import io.agledger.core.chain.KeyRegistry;
import io.agledger.core.dump.DumpFile;
import io.agledger.core.dump.DumpLines;
import io.agledger.core.dump.DumpReader;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.key.KeyRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Verifies a dump: keys, schemas, then all entries beside the records' lines. */
final class DumpVerifier {

  private final DumpReader dump;
  private final Trust trust;
  private final int threads;
  private final Findings ofFiles = new Findings();
  private final Findings ofContent = new Findings();

  DumpVerifier(DumpReader dump, Trust trust, int threads) {
    this.dump = dump;
    this.trust = trust;
    this.threads = threads;
  }

  Report verify() throws IOException {
    dump.missing().forEach(this::missing);
    if (ofFiles.count() > 0) return report(new Report.Counts(0, 0, 0), List.of());
    UUID instance = dump.manifest().instance();
    List<KeyRecord> keys = keys();
    List<KeyRegistry> registries = trust.registries(instance, keys, ofContent);
    EntryVerifier verifier = new EntryVerifier(instance, registries, schemas());
    return report(walk(verifier), keys);
  }

  private Report report(Report.Counts counts, List<KeyRecord> keys) {
    Findings all = ofFiles.then(ofContent);
    return new Report(counts, trust.summary(keys), all.first(), all.count());
  }

  private Report.Counts walk(EntryVerifier verifier) throws IOException {
    try (DumpLines vault = dump.lines(DumpFile.AUDIT_VAULT);
        DumpLines records = dump.lines(DumpFile.RECORDS)) {
      VaultWalk walk = new VaultWalk(new HeadLines(records, ofContent), ofContent);
      new OrderedPool(threads)
          .run(
              vault::next,
              line -> line.bytes().size(),
              line -> Judged.of(line, verifier),
              judged -> judged.passTo(walk, ofContent));
      Report.Counts counts = walk.end();
      vault.finish(ofFiles);
      records.finish(ofFiles);
      return counts;
    }
  }

  /** A line of the vault after the checks that need no other line. */
  private record Judged(Optional<CheckedEntry> entry, List<Failure> failures) {

    static Judged of(DumpLines.Line line, EntryVerifier verifier) {
      List<Failure> failures = new ArrayList<>(0);
      return new Judged(line.decode(Entry::decode, failures::add).map(verifier::verify), failures);
    }

    void passTo(VaultWalk walk, Findings findings) {
      failures.forEach(findings);
      entry.ifPresent(walk::next);
    }
  }

  private List<KeyRecord> keys() throws IOException {
    List<KeyRecord> keys = new ArrayList<>();
    try (DumpLines lines = dump.lines(DumpFile.VAULT_SIGNING_KEYS)) {
      String last = "";
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        Optional<KeyRecord> key = line.get().decode(KeyRecord::decode, ofContent);
        if (key.isEmpty()) continue;
        last = inOrder(line.get(), last, key.get().keyId().hex());
        keys.add(key.get());
      }
      lines.finish(ofFiles);
    }
    return keys;
  }

  private Map<Digest, String> schemas() throws IOException {
    Map<Digest, String> typeOfSchema = new HashMap<>();
    try (DumpLines lines = dump.lines(DumpFile.SCHEMAS)) {
      String last = "";
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        Optional<SchemaVersion> schema = line.get().decode(SchemaVersion::decode, ofContent);
        if (schema.isEmpty()) continue;
        last = inOrder(line.get(), last, schema.get().digest().hex());
        if (!schema.get().namesItsContent()) {
          ofContent.accept(
              line.get()
                  .failure(
                      FailureCode.SCHEMA_DIGEST_MISMATCH,
                      "its content has another digest than " + last));
        }
        typeOfSchema.put(schema.get().digest(), schema.get().type());
      }
      lines.finish(ofFiles);
    }
    return typeOfSchema;
  }

  /** Lines are sorted by these texts, each of which stands once. */
  private String inOrder(DumpLines.Line line, String last, String next) {
    if (last.compareTo(next) >= 0) {
      ofContent.accept(
          line.failure(FailureCode.OUT_OF_ORDER, next + " does not sort after " + last));
    }
    return next;
  }

  private void missing(DumpFile file) {
    ofFiles.accept(
        new Failure(
            FailureCode.FILE_MISSING,
            new Failure.InFile(file.fileName()),
            "the manifest lists it; nothing was verified without it"));
  }
}
