package io.agledger.server.access;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.server.access.ApiKey.Registration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on {@code api_keys}. Nothing is ever un-revoked. */
@Repository
class ApiKeyRegistry {
  private static final String SELECT =
      "SELECT id, sha256, role, org_id, agent_id, label, created_at, revoked_at FROM api_keys ";

  private final JdbcClient jdbc;

  ApiKeyRegistry(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * False when the id or the hash is there already; waits for a concurrent registration of the same
   * to end.
   */
  boolean insert(Registration key) {
    return jdbc.sql(
                """
                INSERT INTO api_keys (id, sha256, role, org_id, agent_id, label)
                VALUES (:id, :sha256, :role, :orgId, :agentId, :label)
                ON CONFLICT DO NOTHING
                """)
            .param("id", key.id())
            .param("sha256", key.sha256().bytes().toArray())
            .param("role", key.role().wire())
            .param("orgId", key.orgId())
            .param("agentId", key.agentId())
            .param("label", key.label())
            .update()
        == 1;
  }

  Optional<ApiKey> find(UUID id) {
    return jdbc.sql(SELECT + "WHERE id = :id")
        .param("id", id)
        .query(ApiKeyRegistry::read)
        .optional();
  }

  Optional<ApiKey> find(Digest sha256) {
    return jdbc.sql(SELECT + "WHERE sha256 = :sha256")
        .param("sha256", sha256.bytes().toArray())
        .query(ApiKeyRegistry::read)
        .optional();
  }

  /** Those that work. */
  List<Registration> platformKeys() {
    return jdbc.sql(SELECT + "WHERE role = 'platform' AND revoked_at IS NULL")
        .query((rs, row) -> read(rs, row).registration())
        .list();
  }

  /** False when it is unknown or was revoked before. */
  boolean revoke(UUID id) {
    return jdbc.sql("UPDATE api_keys SET revoked_at = now() WHERE id = :id AND revoked_at IS NULL")
            .param("id", id)
            .update()
        == 1;
  }

  int revokeOfAgent(UUID agentId) {
    return jdbc.sql(
            "UPDATE api_keys SET revoked_at = now() WHERE agent_id = :agentId AND revoked_at IS NULL")
        .param("agentId", agentId)
        .update();
  }

  int revokeAdminsOf(UUID orgId) {
    return jdbc.sql(
            "UPDATE api_keys SET revoked_at = now() WHERE org_id = :orgId AND role = 'admin' AND revoked_at IS NULL")
        .param("orgId", orgId)
        .update();
  }

  void deleteOfAgent(UUID agentId) {
    jdbc.sql("DELETE FROM api_keys WHERE agent_id = :agentId").param("agentId", agentId).update();
  }

  void deleteAdminsOf(UUID orgId) {
    jdbc.sql("DELETE FROM api_keys WHERE org_id = :orgId AND role = 'admin'")
        .param("orgId", orgId)
        .update();
  }

  private static ApiKey read(ResultSet rs, int row) throws SQLException {
    var registration =
        new Registration(
            rs.getObject("id", UUID.class),
            new Digest(Bytes.wrap(rs.getBytes("sha256"))),
            KeyRole.of(rs.getString("role")).orElseThrow(),
            rs.getObject("org_id", UUID.class),
            rs.getObject("agent_id", UUID.class),
            rs.getString("label"));
    return new ApiKey(
        registration,
        rs.getTimestamp("created_at").toInstant(),
        Optional.ofNullable(rs.getTimestamp("revoked_at")).map(Timestamp::toInstant));
  }
}
