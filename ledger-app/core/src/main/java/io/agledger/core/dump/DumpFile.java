package io.agledger.core.dump;

/** The files of a dump, in the order of their names, which is the manifest's order. */
public enum DumpFile {
  /** Entries, by record id (as bytes), then position. */
  AUDIT_VAULT("audit_vault"),
  /** Record heads, by id (as bytes). */
  RECORDS("records"),
  /** Schema versions, by digest. */
  SCHEMAS("schemas"),
  /** Key records, by key id. */
  VAULT_SIGNING_KEYS("vault_signing_keys");

  static final String MANIFEST = "manifest.json";

  private final String table;

  DumpFile(String table) {
    this.table = table;
  }

  /** Its name in the manifest's counts. */
  public String table() {
    return table;
  }

  public String fileName() {
    return table + ".ndjson";
  }
}
