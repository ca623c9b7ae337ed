package io.agledger.server.operations;

import io.agledger.server.instance.Instances;
import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Contract run-orphan-cleanup: idempotency answers older than a day, processes silent for a day.
 */
@Component
@Profile("worker")
class Purge implements Upkeep {
  private final JdbcClient jdbc;
  private final Instances instances;

  Purge(JdbcClient jdbc, Instances instances) {
    this.jdbc = jdbc;
    this.instances = instances;
  }

  @Override
  public String name() {
    return "run-orphan-cleanup";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    jdbc.sql("DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'")
        .update();
    instances.purge();
  }
}
