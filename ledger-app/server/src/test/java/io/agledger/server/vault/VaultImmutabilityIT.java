package io.agledger.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agledger.server.Role;
import io.agledger.server.testing.SigningKeyFile;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database refuses changes twice: by trigger, even to its owner, and by right to the
 * application.
 */
class VaultImmutabilityIT {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.API);
    SigningKeyFile.rotate(server);
    var tenant = Tenant.create(server, "acme");
    tenant.schema("note", "{}", "null");
    server.post("/v1/records", tenant.agent("a").key(), "{\"type\":\"note\",\"payload\":{}}");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_vault SET envelope = ''",
        "DELETE FROM audit_vault",
        "TRUNCATE audit_vault",
        "TRUNCATE audit_vault_default",
        "DELETE FROM vault_signing_keys",
        "TRUNCATE vault_signing_keys",
        "UPDATE vault_signing_keys SET public_key = decode(repeat('00', 32), 'hex')",
        "UPDATE vault_signing_keys SET status = 'published'",
        "UPDATE vault_signing_keys SET activated_at = now()"
      })
  void evenTheOwnerOfTheTablesCannot(String statement) throws SQLException {
    refused(server.database.ownerUrl(), statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_vault SET envelope = ''",
        "DELETE FROM audit_vault",
        "TRUNCATE audit_vault",
        "DELETE FROM vault_signing_keys",
        "UPDATE vault_signing_keys SET public_key = public_key",
        "DELETE FROM records",
        "DROP TABLE audit_vault",
        "ALTER TABLE audit_vault DISABLE TRIGGER ALL"
      })
  void theApplicationHasNotEvenTheRight(String statement) throws SQLException {
    refused(server.database.applicationUrl(), statement);
  }

  private static void refused(String url, String statement) throws SQLException {
    try (var connection = connect(url);
        var jdbc = connection.createStatement()) {
      assertThatThrownBy(() -> jdbc.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
    }
  }

  private static Connection connect(String url) throws SQLException {
    var uri = URI.create(url);
    var credentials = uri.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(),
        credentials[0],
        credentials[1]);
  }
}
