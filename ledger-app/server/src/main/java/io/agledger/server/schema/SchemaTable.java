package io.agledger.server.schema;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.json.SchemaVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements that look a version up for a record. */
@Repository
class SchemaTable {
  /** A schema may have megabytes. */
  private static final int EXPORT_FETCH_ROWS = 20;

  private final JdbcClient jdbc;

  SchemaTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The digest of the highest Active version. */
  Optional<Digest> current(UUID org, String type) {
    return jdbc.sql(
            """
            SELECT digest FROM schemas WHERE org_id = :org AND type = :type AND lifecycle = 'Active'
             ORDER BY version DESC LIMIT 1
            """)
        .param("org", org)
        .param("type", type)
        .query((rs, _) -> digest(rs))
        .optional();
  }

  /** Orgs may hold the same version: it is the same content. */
  Optional<SchemaVersion> byDigest(Digest digest) {
    return jdbc.sql(
            "SELECT type, version, record_schema, completion_schema, digest FROM schemas WHERE digest = :digest LIMIT 1")
        .param("digest", digest.bytes().toArray())
        .query(SchemaTable::definition)
        .optional();
  }

  void export(Consumer<SchemaVersion> sink) {
    try (var rows =
        jdbc
            .sql(
                """
                SELECT DISTINCT ON (digest) type, version, record_schema, completion_schema, digest
                  FROM schemas ORDER BY digest
                """)
            .withFetchSize(EXPORT_FETCH_ROWS)
            .query(SchemaTable::definition)
            .stream()) {
      rows.forEach(sink);
    }
  }

  private static SchemaVersion definition(ResultSet rs, int row) throws SQLException {
    return new SchemaVersion(
        digest(rs),
        rs.getString("type"),
        rs.getInt("version"),
        Bytes.utf8(rs.getString("record_schema")),
        Optional.ofNullable(rs.getString("completion_schema")).map(Bytes::utf8));
  }

  private static Digest digest(ResultSet rs) throws SQLException {
    return new Digest(Bytes.wrap(rs.getBytes("digest")));
  }
}
