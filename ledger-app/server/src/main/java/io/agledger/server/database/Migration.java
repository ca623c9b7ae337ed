package io.agledger.server.database;

import io.agledger.server.configuration.ServerConfiguration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema up to date as the owner role (contract A-43): replicas take turns on Flyway's
 * advisory lock, an applied migration whose checksum changed stops the start, and each migration is
 * one transaction, so a crash inside leaves the version before it.
 */
public final class Migration {
  private static final Logger log = LoggerFactory.getLogger(Migration.class);

  private Migration() {}

  /** Returns one line that says what was done. */
  public static String run(ServerConfiguration configuration) {
    var owner = configuration.owner();
    var application = configuration.database();
    var result =
        Flyway.configure()
            .dataSource(owner.jdbcUrl(), owner.user(), owner.password())
            .placeholders(Map.of("appRole", application.user()))
            .load()
            .migrate();
    if (owner.user().equals(application.user())) {
      log.warn(
          "Role '{}' both owns and uses the database: only triggers guard the vault. Give DATABASE_MIGRATION_URL an owner of its own.",
          owner.user());
    }
    return "Applied "
        + result.migrationsExecuted
        + " migration(s); schema version "
        + result.targetSchemaVersion;
  }
}
