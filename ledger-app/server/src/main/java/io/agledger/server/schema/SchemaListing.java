package io.agledger.server.schema;

import io.agledger.core.json.Timestamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements that show schemas to people. */
@Repository
class SchemaListing {
  private static final String SELECT =
      """
      SELECT id, org_id, type, version, encode(digest, 'hex') AS digest, lifecycle, created_at,
             record_schema, completion_schema
        FROM schemas
      """;

  private final JdbcClient jdbc;

  SchemaListing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of org, type and version. */
  List<SchemaView> page(Optional<UUID> org, SchemaCursor after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 WHERE (CAST(:org AS uuid) IS NULL OR org_id = :org) AND (org_id, type, version) > (:afterOrg, :afterType, :afterVersion)
                 ORDER BY org_id, type, version LIMIT :limit
                """)
        .param("org", org.orElse(null))
        .param("afterOrg", after.org())
        .param("afterType", after.type())
        .param("afterVersion", after.version())
        .param("limit", limit)
        .query(SchemaListing::view)
        .list();
  }

  /** Newest version first. */
  List<SchemaView> versions(Optional<UUID> org, String type) {
    return jdbc.sql(
            SELECT
                + """
                 WHERE (CAST(:org AS uuid) IS NULL OR org_id = :org) AND type = :type ORDER BY org_id, version DESC LIMIT 1000
                """)
        .param("org", org.orElse(null))
        .param("type", type)
        .query(SchemaListing::view)
        .list();
  }

  private static SchemaView view(ResultSet rs, int row) throws SQLException {
    return new SchemaView(
        rs.getObject("id", UUID.class),
        rs.getObject("org_id", UUID.class),
        rs.getString("type"),
        rs.getInt("version"),
        rs.getString("digest"),
        rs.getString("lifecycle"),
        Timestamp.format(rs.getTimestamp("created_at").toInstant()),
        rs.getString("record_schema"),
        rs.getString("completion_schema"));
  }
}
