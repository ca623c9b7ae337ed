package io.agledger.server.schema;

import io.agledger.core.Digest;
import io.agledger.server.database.Change;
import io.agledger.server.database.ChangeListener;
import io.agledger.server.database.ReplicaCache;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * What a payload is checked against. Which version of a type is current changes and is followed; a
 * compiled version never changes.
 */
@Service
public class Schemas {
  private static final int TYPES = 10_000;

  /** A compiled schema of the size limit takes some megabytes. */
  private static final int COMPILED = 256;

  private record OrgType(UUID org, String type) {}

  private final SchemaTable table;
  private final ReplicaCache<OrgType, Digest> current =
      new ReplicaCache<>(TYPES, ReplicaCache.STALE_AT_MOST);
  private final ReplicaCache<Digest, SchemaVersion> compiled =
      new ReplicaCache<>(COMPILED, Duration.ofDays(1));

  Schemas(SchemaTable table, ChangeListener changes) {
    this.table = table;
    changes.on(Change.SCHEMAS, this::forget);
  }

  /**
   * The highest Active version of a type in an org; empty when the type is not registered there.
   */
  public Optional<SchemaVersion> current(UUID org, String type) {
    return current
        .get(new OrgType(org, type), () -> table.current(org, type))
        .flatMap(this::byDigest);
  }

  /** Any registered version, Deprecated ones included. */
  public Optional<SchemaVersion> byDigest(Digest digest) {
    return compiled.get(digest, () -> table.byDigest(digest).map(SchemaVersion::compile));
  }

  /** A version as it was registered, for an export. */
  public Optional<io.agledger.core.json.SchemaVersion> definition(Digest digest) {
    return table.byDigest(digest);
  }

  /**
   * Every distinct version in order of digest, streamed. The caller's transaction is the snapshot.
   */
  public void export(Consumer<io.agledger.core.json.SchemaVersion> sink) {
    table.export(sink);
  }

  /** Which version is current may have changed. */
  void forget() {
    current.forget();
  }
}
