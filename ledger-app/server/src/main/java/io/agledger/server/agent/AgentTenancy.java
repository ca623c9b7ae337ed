package io.agledger.server.agent;

import io.agledger.server.org.Tenancy;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An org with active agents is in use; deactivated ones are part of its history. */
@Component
class AgentTenancy implements Tenancy {
  private final JdbcClient jdbc;

  AgentTenancy(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Holding holdingOf(UUID org) {
    var statuses =
        jdbc.sql("SELECT DISTINCT status FROM agents WHERE org_id = :org")
            .param("org", org)
            .query(String.class)
            .list();
    return statuses.contains("ACTIVE")
        ? Holding.ACTIVE
        : statuses.isEmpty() ? Holding.NOTHING : Holding.SOMETHING;
  }
}
