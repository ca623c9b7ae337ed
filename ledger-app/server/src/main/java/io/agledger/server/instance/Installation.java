package io.agledger.server.instance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The identity that the first migration gave this database: the issuer of every statement. Never
 * changes.
 */
@Component
public class Installation {
  private final JdbcClient jdbc;
  private volatile @Nullable UUID id;

  Installation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public UUID id() {
    var known = id;
    if (known == null) {
      known = jdbc.sql("SELECT instance_id FROM installation").query(UUID.class).single();
      id = known;
    }
    return known;
  }
}
