package io.agledger.server.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL per test JVM, with fsync and synchronous_commit on, and a fresh database per test
 * class, owned by one role and used by another as in production.
 */
public record TestDatabase(String name, int port) {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedPostgres POSTGRES = start();

  private static EmbeddedPostgres start() {
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("CREATE ROLE ledger_owner LOGIN PASSWORD 'owner'");
        statement.execute("CREATE ROLE ledger_app LOGIN PASSWORD 'app'");
      }
      return postgres;
    } catch (IOException | SQLException failure) {
      throw new IllegalStateException("PostgreSQL did not start", failure);
    }
  }

  private static void close(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** An empty database. */
  public static TestDatabase create() {
    var name = "ledger_" + COUNT.incrementAndGet();
    try (var connection = POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " OWNER ledger_owner");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return new TestDatabase(name, POSTGRES.getPort());
  }

  public String applicationUrl() {
    return "postgresql://ledger_app:app@127.0.0.1:" + port + "/" + name;
  }

  public String ownerUrl() {
    return "postgresql://ledger_owner:owner@127.0.0.1:" + port + "/" + name;
  }

  public Map<String, String> environment() {
    return Map.of("DATABASE_URL", applicationUrl(), "DATABASE_MIGRATION_URL", ownerUrl());
  }

  /** A superuser's connection, for looking and for tampering. */
  public java.sql.Connection superuser() throws SQLException {
    return POSTGRES.getDatabase("postgres", name).getConnection();
  }
}
