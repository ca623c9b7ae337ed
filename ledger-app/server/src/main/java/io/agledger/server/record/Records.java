package io.agledger.server.record;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.chain.Status;
import io.agledger.server.access.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code records}. Writes run in the transaction that appends the entry they follow from.
 */
@Repository
public class Records {
  private static final int EXPORT_FETCH_ROWS = 10_000;

  private final JdbcClient jdbc;

  Records(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which records a caller may see.
   *
   * @param org empty for the platform role: every org
   */
  record Scope(Optional<UUID> org) {
    static Scope of(Caller caller) {
      return new Scope(Optional.ofNullable(caller.orgId()));
    }
  }

  /**
   * @param before ids below this one: the cursor
   */
  record Filter(Optional<String> type, Optional<String> status, Optional<UUID> before, int limit) {}

  /**
   * False when the schema version has been deleted since it was looked up; then nothing was
   * inserted. With {@link RecordHistory}, which holds inserts while a deletion decides, no entry
   * ever names a schema that is not there.
   */
  boolean insert(LedgerRecord row) {
    return jdbc.sql(
                """
                INSERT INTO records (id, org_id, type, status, schema_version, schema_digest, principal_id, created_by,
                                     parent_id, head_position, head_hash, created_at, updated_at)
                SELECT :id, :org, :type, :status, :schemaVersion, :schemaDigest, :principal, :createdBy,
                       CAST(:parent AS uuid), :position, :hash, CAST(:createdAt AS timestamptz), CAST(:createdAt AS timestamptz)
                 WHERE EXISTS (SELECT FROM schemas WHERE digest = :schemaDigest)
                """)
            .param("id", row.id())
            .param("org", row.org())
            .param("type", row.type())
            .param("status", row.status().name())
            .param("schemaVersion", row.schemaVersion())
            .param("schemaDigest", row.schemaDigest().bytes().toArray())
            .param("principal", row.principal())
            .param("createdBy", row.createdBy())
            .param("parent", row.parent().orElse(null))
            .param("position", row.headPosition())
            .param("hash", row.headHash().bytes().toArray())
            .param("createdAt", Timestamp.from(row.createdAt()))
            .update()
        == 1;
  }

  /** Moves the head; the row was locked by {@link #lock}. */
  void advance(LedgerRecord row) {
    jdbc.sql(
            """
            UPDATE records SET status = :status, head_position = :position, head_hash = :hash, updated_at = :updatedAt
             WHERE id = :id
            """)
        .param("id", row.id())
        .param("status", row.status().name())
        .param("position", row.headPosition())
        .param("hash", row.headHash().bytes().toArray())
        .param("updatedAt", Timestamp.from(row.updatedAt()))
        .update();
  }

  Optional<LedgerRecord> find(UUID id, Scope scope) {
    return query("WHERE id = :id AND (:org::uuid IS NULL OR org_id = :org)", id, scope);
  }

  /** Like {@link #find}; nobody else appends to this record until the transaction ends. */
  Optional<LedgerRecord> lock(UUID id, Scope scope) {
    return query("WHERE id = :id AND (:org::uuid IS NULL OR org_id = :org) FOR UPDATE", id, scope);
  }

  /**
   * The head of a record that this caller may see.
   *
   * @throws io.agledger.server.problem.Refusal RECORD_NOT_FOUND, also for another org's record
   */
  public RecordHead head(UUID id, Caller caller) {
    return find(id, Scope.of(caller)).orElseThrow(() -> RecordProblems.notFound(id)).head();
  }

  /**
   * The head of every record in order of id, streamed. The caller's transaction is the snapshot.
   */
  public void export(Consumer<RecordHead> sink) {
    try (var rows =
        jdbc
            .sql("SELECT * FROM records ORDER BY id")
            .withFetchSize(EXPORT_FETCH_ROWS)
            .query((rs, _) -> read(rs).head())
            .stream()) {
      rows.forEach(sink);
    }
  }

  /** Newest first. */
  List<LedgerRecord> list(Scope scope, Filter filter) {
    return jdbc.sql(
            """
            SELECT * FROM records
             WHERE (:org::uuid IS NULL OR org_id = :org)
               AND (:type::text IS NULL OR type = :type)
               AND (:status::text IS NULL OR status = :status)
               AND (:before::uuid IS NULL OR id < :before)
             ORDER BY id DESC LIMIT :limit
            """)
        .param("org", scope.org().orElse(null))
        .param("type", filter.type().orElse(null))
        .param("status", filter.status().orElse(null))
        .param("before", filter.before().orElse(null))
        .param("limit", filter.limit())
        .query((rs, _) -> read(rs))
        .list();
  }

  private Optional<LedgerRecord> query(String where, UUID id, Scope scope) {
    return jdbc.sql("SELECT * FROM records " + where)
        .param("id", id)
        .param("org", scope.org().orElse(null))
        .query((rs, _) -> read(rs))
        .optional();
  }

  private static LedgerRecord read(ResultSet rs) throws SQLException {
    return new LedgerRecord(
        rs.getObject("id", UUID.class),
        rs.getObject("org_id", UUID.class),
        rs.getString("type"),
        Status.valueOf(rs.getString("status")),
        rs.getInt("schema_version"),
        new Digest(Bytes.wrap(rs.getBytes("schema_digest"))),
        rs.getObject("principal_id", UUID.class),
        rs.getObject("created_by", UUID.class),
        Optional.ofNullable((@Nullable UUID) rs.getObject("parent_id", UUID.class)),
        rs.getInt("head_position"),
        new Digest(Bytes.wrap(rs.getBytes("head_hash"))),
        rs.getTimestamp("created_at").toInstant(),
        rs.getTimestamp("updated_at").toInstant());
  }
}
