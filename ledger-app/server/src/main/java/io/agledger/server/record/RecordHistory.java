package io.agledger.server.record;

import io.agledger.core.Digest;
import io.agledger.server.managed.History;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a record names an org, agent or schema. There are no foreign keys on records (a share
 * lock on a busy org row would cost every append), so whoever wants to delete one of these asks
 * here, and appends wait until it has decided.
 */
@Component
class RecordHistory implements History {
  private final JdbcClient jdbc;

  RecordHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean namesOrg(UUID org) {
    holdAppends();
    return exists(
        jdbc.sql("SELECT EXISTS (SELECT FROM records WHERE org_id = :org)").param("org", org));
  }

  /**
   * Who completed a record stands in its envelope only: one that grew since the agent was made may
   * name it.
   */
  @Override
  public boolean namesAgent(UUID org, UUID agent) {
    holdAppends();
    return exists(
        jdbc.sql(
                """
                SELECT EXISTS (
                  SELECT FROM records r WHERE r.org_id = :org
                    AND (r.principal_id = :agent OR r.created_by = :agent
                         OR (r.head_position > 1
                             AND r.updated_at >= (SELECT a.created_at - interval '1 minute' FROM agents a WHERE a.id = :agent))))
                """)
            .param("org", org)
            .param("agent", agent));
  }

  @Override
  public boolean namesSchema(UUID org, Digest schema) {
    holdAppends();
    return exists(
        jdbc.sql(
                "SELECT EXISTS (SELECT FROM records WHERE org_id = :org AND schema_digest = :schema)")
            .param("org", org)
            .param("schema", schema.bytes().toArray()));
  }

  private static boolean exists(JdbcClient.StatementSpec query) {
    return query.query(Boolean.class).single();
  }

  /**
   * Until the transaction ends. A deletion that would have to wait for long gives up instead of
   * queueing appends.
   */
  private void holdAppends() {
    jdbc.sql("SET LOCAL lock_timeout = '2s'").update();
    jdbc.sql("LOCK TABLE records IN SHARE MODE").update();
  }
}
