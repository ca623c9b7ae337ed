package io.agledger.e2e.installation;

import io.agledger.e2e.process.ResidentMemory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A PostgreSQL server with two roles as in production: one owns the schema and migrates it, the
 * other is the application's. It writes to disk before it answers, as the ledger's promise needs.
 */
public final class Postgres implements AutoCloseable {

  private static final String DATABASE = "agledger";

  private final EmbeddedPostgres server;
  private final Path data;
  private final String ownerPassword = Secrets.random();
  private final String applicationPassword = Secrets.random();

  private Postgres(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  static Postgres start(Path folder) throws IOException, SQLException {
    var data = folder.resolve("postgres");
    var log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setRegisterShutdownHook(false) // stopped in order, after those who use it
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .start();
    var postgres = new Postgres(server, data);
    postgres.createDatabase();
    return postgres;
  }

  /** The application role's connection, as DATABASE_URL has it. */
  String applicationUrl() {
    return url("agledger_app", applicationPassword);
  }

  /** The owner role's connection, as DATABASE_MIGRATION_URL has it. */
  String ownerUrl() {
    return url("agledger_owner", ownerPassword);
  }

  /**
   * The server's version and the two settings that durability rests on, as the server tells them.
   */
  String describe() throws SQLException {
    return "PostgreSQL %s, fsync=%s, synchronous_commit=%s"
        .formatted(show("server_version"), show("fsync"), show("synchronous_commit"));
  }

  public long residentMebibytes() {
    return postmaster().map(ResidentMemory::mebibytesOfTree).orElse(0L);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private Optional<ProcessHandle> postmaster() {
    try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
      return lines.findFirst().flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private String url(String role, String password) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(role, password, server.getPort(), DATABASE);
  }

  private void createDatabase() throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE agledger_owner LOGIN PASSWORD '" + ownerPassword + "'");
      statement.execute("CREATE ROLE agledger_app LOGIN PASSWORD '" + applicationPassword + "'");
      statement.execute("CREATE DATABASE " + DATABASE + " OWNER agledger_owner");
    }
  }

  private String show(String setting) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
