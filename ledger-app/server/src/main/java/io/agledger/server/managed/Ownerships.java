package io.agledger.server.managed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on {@code managed_resources}. */
@Repository
class Ownerships {
  private static final String SELECT =
      "SELECT owner_key, resource_id, applied FROM managed_resources ";

  private final JdbcClient jdbc;

  Ownerships(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Ownership> find(OwnerKey ownerKey) {
    return jdbc.sql(SELECT + "WHERE owner_key = :ownerKey")
        .param("ownerKey", ownerKey.text())
        .query(Ownerships::read)
        .optional();
  }

  /**
   * Whoever changes a resource holds this first, so that two requests for one owner key take turns.
   */
  Optional<Ownership> lock(OwnerKey ownerKey) {
    return jdbc.sql(SELECT + "WHERE owner_key = :ownerKey FOR UPDATE")
        .param("ownerKey", ownerKey.text())
        .query(Ownerships::read)
        .optional();
  }

  Optional<Ownership> lockOwnerOf(String kind, UUID resourceId) {
    return jdbc.sql(SELECT + "WHERE kind = :kind AND resource_id = :id FOR UPDATE")
        .param("kind", kind)
        .param("id", resourceId)
        .query(Ownerships::read)
        .optional();
  }

  /** In the order of owner keys, after {@code after}. */
  List<Ownership> list(String kind, String prefix, String after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                 WHERE kind = :kind AND starts_with(owner_key, :prefix) AND owner_key > :after
                 ORDER BY owner_key LIMIT :limit
                """)
        .param("kind", kind)
        .param("prefix", prefix)
        .param("after", after)
        .param("limit", limit)
        .query(Ownerships::read)
        .list();
  }

  /**
   * Waits for a concurrent insert of the same owner key or resource, and fails when that one
   * commits.
   */
  void insert(String kind, Ownership ownership) {
    jdbc.sql(
            """
            INSERT INTO managed_resources (owner_key, kind, resource_id, applied)
            VALUES (:ownerKey, :kind, :id, :applied)
            """)
        .param("ownerKey", ownership.ownerKey().text())
        .param("kind", kind)
        .param("id", ownership.resourceId())
        .param("applied", ownership.applied().json())
        .update();
  }

  void update(Ownership ownership) {
    jdbc.sql(
            "UPDATE managed_resources SET applied = :applied, updated_at = now() WHERE owner_key = :ownerKey")
        .param("ownerKey", ownership.ownerKey().text())
        .param("applied", ownership.applied().json())
        .update();
  }

  void delete(OwnerKey ownerKey) {
    jdbc.sql("DELETE FROM managed_resources WHERE owner_key = :ownerKey")
        .param("ownerKey", ownerKey.text())
        .update();
  }

  private static Ownership read(ResultSet rs, int row) throws SQLException {
    return new Ownership(
        new OwnerKey(rs.getString("owner_key")),
        rs.getObject("resource_id", UUID.class),
        State.parse(rs.getString("applied")));
  }
}
