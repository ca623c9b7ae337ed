package io.agledger.core.dump;

import io.agledger.core.chain.Entry;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.key.KeyRecord;
import java.util.function.Consumer;

/**
 * The rows of a ledger at one moment: an implementation MUST read all four tables in one snapshot,
 * and give each in the order that {@link DumpFile} states.
 */
public interface DumpSource {

  void entries(Consumer<Entry> sink);

  void records(Consumer<RecordHead> sink);

  void schemas(Consumer<SchemaVersion> sink);

  void keys(Consumer<KeyRecord> sink);
}
