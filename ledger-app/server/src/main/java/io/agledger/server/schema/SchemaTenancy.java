package io.agledger.server.schema;

import io.agledger.server.org.Tenancy;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schemas keep their org, but do not stand in the way of deactivating it. */
@Component
class SchemaTenancy implements Tenancy {
  private final JdbcClient jdbc;

  SchemaTenancy(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Holding holdingOf(UUID org) {
    boolean any =
        jdbc.sql("SELECT EXISTS (SELECT FROM schemas WHERE org_id = :org)")
            .param("org", org)
            .query(Boolean.class)
            .single();
    return any ? Holding.SOMETHING : Holding.NOTHING;
  }
}
