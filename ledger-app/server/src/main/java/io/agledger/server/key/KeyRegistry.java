package io.agledger.server.key;

import io.agledger.core.Bytes;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.KeyRecord;
import io.agledger.core.key.KeyStatus;
import io.agledger.core.key.VerificationKey;
import io.agledger.server.database.Change;
import io.agledger.server.database.ChangeNotifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of public halves. The methods that write run in the caller's transaction. */
@Repository
class KeyRegistry {
  /** Times have whole milliseconds, as statements and documents do. */
  private static final String NOW = "date_trunc('milliseconds', clock_timestamp())";

  private final JdbcClient jdbc;
  private final ChangeNotifier changes;

  KeyRegistry(JdbcClient jdbc, ChangeNotifier changes) {
    this.jdbc = jdbc;
    this.changes = changes;
  }

  List<KeyRecord> all() {
    return jdbc.sql("SELECT * FROM vault_signing_keys ORDER BY created_at, key_id")
        .query((rs, _) -> read(rs))
        .list();
  }

  Optional<KeyRecord> find(KeyId keyId) {
    return jdbc.sql("SELECT * FROM vault_signing_keys WHERE key_id = :id")
        .param("id", keyId.hex())
        .query((rs, _) -> read(rs))
        .optional();
  }

  Optional<KeyRecord> active() {
    return jdbc.sql("SELECT * FROM vault_signing_keys WHERE status = 'active'")
        .query((rs, _) -> read(rs))
        .optional();
  }

  /** Makes concurrent changes of the registry take turns, until the end of the transaction. */
  void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('vault_signing_keys'))")
        .query((_, n) -> n)
        .single();
  }

  /** Adds a key as {@code published}; false when it is there already, in whatever state. */
  boolean publish(VerificationKey key) {
    int added =
        jdbc.sql(
                """
                INSERT INTO vault_signing_keys (key_id, algorithm, public_key, created_at)
                VALUES (:id, 'Ed25519', :publicKey, %s) ON CONFLICT (key_id) DO NOTHING
                """
                    .formatted(NOW))
            .param("id", key.keyId().hex())
            .param("publicKey", key.raw().toArray())
            .update();
    if (added == 1) {
      changes.changed(Change.KEYS);
    }
    return added == 1;
  }

  /**
   * The active key begins to retire and {@code next} becomes active, both at one instant.
   *
   * @return the key that was active
   */
  Optional<KeyId> activate(KeyId next) {
    var previous =
        jdbc.sql(
                """
                UPDATE vault_signing_keys SET status = 'retiring', retiring_at = %s
                 WHERE status = 'active' RETURNING key_id
                """
                    .formatted(NOW))
            .query(String.class)
            .optional()
            .map(KeyId::new);
    jdbc.sql(
            "UPDATE vault_signing_keys SET status = 'active', activated_at = %s WHERE key_id = :id"
                .formatted(NOW))
        .param("id", next.hex())
        .update();
    changes.changed(Change.KEYS);
    return previous;
  }

  void retire(KeyId keyId) {
    jdbc.sql(
            """
            UPDATE vault_signing_keys SET status = 'retired', retired_at = %s
             WHERE key_id = :id AND status = 'retiring'
            """
                .formatted(NOW))
        .param("id", keyId.hex())
        .update();
    changes.changed(Change.KEYS);
  }

  private static KeyRecord read(ResultSet rs) throws SQLException {
    var key = VerificationKey.ofRaw(Bytes.wrap(rs.getBytes("public_key")));
    return new KeyRecord(
        new KeyId(rs.getString("key_id")),
        key.thumbprint(),
        key,
        KeyStatus.valueOf(rs.getString("status").toUpperCase(Locale.ROOT)),
        rs.getTimestamp("created_at").toInstant(),
        time(rs, "activated_at"),
        time(rs, "retiring_at"),
        time(rs, "retired_at"),
        time(rs, "compromised_at"));
  }

  private static Optional<Instant> time(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
