package io.agledger.server.access;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route × every role (contract ). The routes are the server's own, so none is
 * forgotten.
 */
class RolesIT {
  private static TestServer server;
  private static Map<KeyRole, String> keys;
  private static String adminKey;
  private static String revokedKey;
  private static String deactivatedKey;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.API);
    var acme = Tenant.create(server, "acme");
    var revoked = acme.agent("revoked");
    var deactivated = acme.agent("deactivated");
    adminKey = acme.adminKey;
    keys =
        Map.of(
            KeyRole.AGENT,
            acme.agent("agent").key(),
            KeyRole.ADMIN,
            adminKey,
            KeyRole.PLATFORM,
            PLATFORM_KEY);
    revokedKey = revoked.key();
    server.delete("/v1/admin/api-keys/" + keyIdOf(revoked), PLATFORM_KEY);
    deactivatedKey = deactivated.key();
    server.delete(
        "/v1/admin/managed/agent?mode=Deactivate&ownerKey=test/agent/default/acme-deactivated",
        PLATFORM_KEY);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String keyIdOf(Tenant.Agent agent) {
    return Sql.one(
        server.database, "SELECT id FROM api_keys WHERE agent_id = '" + agent.id() + "'");
  }

  static Stream<Route> guardedRoutes() {
    return Route.guarded(server);
  }

  @Test
  void everyRouteIsPublicOrAsksForAnAction() {
    var unguarded = Route.unguarded(server);
    unguarded.removeIf(PublicPaths::contains);
    // Spring's own: the fallback of errors, and the description in another format. Both need a key.
    assertThat(unguarded).containsExactlyInAnyOrder("/error", "/openapi.json.yaml");
  }

  @ParameterizedTest
  @MethodSource("guardedRoutes")
  void withoutAKeyNothingIsAnswered(Route route) {
    var answer = server.send(route.request(server), "");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("/code")).isEqualTo("UNAUTHORIZED");
    assertThat(answer.at("/detail")).isEqualTo("No API key was sent.");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
  }

  @ParameterizedTest
  @MethodSource("guardedRoutes")
  void aKeyThatIsNotValidIsRefusedInTheSameWordsWhateverTheReason(Route route) {
    for (var key :
        List.of(
            revokedKey, deactivatedKey, "agl_plt_" + "0".repeat(43), "short", "not a key at all")) {
      var answer = server.send(route.request(server), key);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.at("/detail")).isEqualTo("The API key is not valid.");
    }
  }

  @ParameterizedTest
  @MethodSource("guardedRoutes")
  void aRoleThatMayNotIsToldWhichOneMay(Route route) {
    keys.forEach((role, key) -> {
      var answer = server.send(route.request(server), key);
      if (route.action().allows(role)) {
        assertThat(answer.status()).as(role + " " + answer.text()).isNotIn(401, 403, 500);
      } else {
        assertThat(answer.status()).as(role + " " + answer.text()).isEqualTo(403);
        assertThat(answer.at("/code")).isEqualTo("FORBIDDEN");
        assertThat(answer.at("/detail"))
            .isEqualTo(
                "Action '%s' requires %s role; caller resolved as '%s'."
                    .formatted(route.action(), route.action().requiredRoles(), role.wire()));
        assertThat(answer.at("/recoveryHint")).contains("POST /v1/admin/api-keys");
      }
    });
  }

  @Test
  void theRotateActionIsRefusedInTheContractsWords() {
    var answer = server.post("/v1/admin/vault/signing-keys/rotate", adminKey, "");
    assertThat(answer.at("/detail"))
        .isEqualTo(
            "Action 'ROTATE_VAULT_SIGNING_KEY' requires platform role; caller resolved as 'admin'.");
    assertThat(answer.at("/recoveryHint"))
        .contains(
            "platform-scoped",
            "mint a platform-role key via POST /v1/admin/api-keys (platform-only)");
  }

  @Test
  void aSchemeOtherThanBearerIsNotAKey() {
    var request =
        HttpRequest.newBuilder(server.uri("/v1/schemas"))
            .setHeader("Authorization", "Basic " + PLATFORM_KEY)
            .GET();
    assertThat(server.send(request, "").status()).isEqualTo(401);
  }

  @Test
  void everySpellingOfAPublicPathButTheExactOneNeedsAKey() {
    for (var path : List.of("/livez/", "/livez;x=1", "/v1/verification-keys/", "/openapi.json/x")) {
      assertThat(server.get(path, "").status()).as(path).isEqualTo(401);
    }
    assertThat(server.get("/livez", "").status()).isEqualTo(200);
  }
}
