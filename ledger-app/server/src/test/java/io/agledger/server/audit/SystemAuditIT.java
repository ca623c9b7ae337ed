package io.agledger.server.audit;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agledger.server.Role;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One row per administrative change, with its actor and request, and none without (contract A-47,
 *
 */
class SystemAuditIT {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.API);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aRowNamesWhoDidItAndInWhichRequest() {
    var answer =
        server.send(
            HttpRequest.newBuilder(server.uri("/v1/admin/managed/org"))
                .header("X-Request-ID", "audit-it-1")
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"ownerKey\":\"o/org/n/audited\",\"desired\":{\"slug\":\"audited\"}}")),
            PLATFORM_KEY);
    var key = Sql.one(server.database, "SELECT id FROM api_keys WHERE role = 'platform'");
    assertThat(
            Sql.one(
                server.database,
                "SELECT actor || ' ' || action || ' ' || subject FROM system_audit_log WHERE request_id = 'audit-it-1'"))
        .isEqualTo("platform/" + key + " APPLY_MANAGED_RESOURCE org/" + answer.at("/id"));
  }

  @Test
  void aRefusedChangeLeavesNoRow() {
    var tenant = Tenant.create(server, "staffed");
    tenant.agent("bot");
    var refused =
        server.delete(
            "/v1/admin/managed/org?mode=Delete&ownerKey=test/org/default/staffed", PLATFORM_KEY);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(
            Sql.one(
                server.database,
                "SELECT count(*) FROM system_audit_log WHERE action = 'REMOVE_MANAGED_RESOURCE'"))
        .isEqualTo("0");
  }

  @Test
  void aRowOutsideTheTransactionOfItsChangeIsABug() {
    assertThatThrownBy(() -> server.bean(SystemAudit.class).log("X", "y/z", Map.of()))
        .isInstanceOf(IllegalStateException.class);
  }
}
