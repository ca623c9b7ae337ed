package io.agledger.server.access;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.server.Role;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import io.agledger.server.testing.Twins;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Registering by hash, minting, revoking (contract ). */
class ApiKeysIT {
  private static TestServer server;
  private static Tenant acme;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.API);
    acme = Tenant.create(server, "acme");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aKeyIsRegisteredOnceAndAnsweredTheSameAgain() {
    var id = UUID.randomUUID();
    var first = put(id, admin("first"));
    var again = put(id, admin("first"));
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(audits(id)).isEqualTo("1");
  }

  @Test
  void twoRegistrationsAtOnceAreOne() {
    var id = UUID.randomUUID();
    var body = admin("race");
    var statuses = Twins.run(4, () -> put(id, body).status());
    assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(audits(id)).isEqualTo("1");
  }

  @Test
  void anIdWithOtherValuesIsAConflict() {
    var id = UUID.randomUUID();
    put(id, admin("one"));
    var answer = put(id, admin("another"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("KEY_CONFLICT");
  }

  @Test
  void oneKeyUnderTwoIdsIsAConflict() {
    put(UUID.randomUUID(), admin("shared"));
    var answer = put(UUID.randomUUID(), admin("shared"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/detail")).isEqualTo("This key is registered under another id.");
  }

  @Test
  void aRevokedKeyIsRefusedAtOnceAndStaysRevoked() {
    var id = UUID.randomUUID();
    put(id, admin("to-revoke"));
    assertThat(server.get("/v1/schemas", key("to-revoke")).status()).isEqualTo(200);

    var revoked = server.delete("/v1/admin/api-keys/" + id, PLATFORM_KEY);
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(server.get("/v1/schemas", key("to-revoke")).status()).isEqualTo(401);
    assertThat(server.delete("/v1/admin/api-keys/" + id, PLATFORM_KEY).at("/revokedAt"))
        .isEqualTo(revoked.at("/revokedAt"));
    assertThat(put(id, admin("to-revoke")).status()).isEqualTo(409);
  }

  @Test
  void anUnknownKeyIsNotFound() {
    var path = "/v1/admin/api-keys/" + UUID.randomUUID();
    assertThat(server.get(path, PLATFORM_KEY).at("/code")).isEqualTo("NOT_FOUND");
    assertThat(server.delete(path, PLATFORM_KEY).at("/code")).isEqualTo("NOT_FOUND");
  }

  @Test
  void aKeyForAnAbsentOrgOrAgentIsRefused() {
    var nobody = UUID.randomUUID();
    assertThat(
            put(UUID.randomUUID(), body("x", "admin", "\"orgId\":\"" + nobody + "\"")).at("/code"))
        .isEqualTo("ORG_NOT_FOUND");
    var other = Tenant.create(server, "other").agent("bot");
    var wrongOrg = "\"orgId\":\"%s\",\"agentId\":\"%s\"".formatted(acme.org, other.id());
    assertThat(put(UUID.randomUUID(), body("y", "agent", wrongOrg)).at("/code"))
        .isEqualTo("AGENT_NOT_FOUND");
  }

  @Test
  void aRoleAndItsHolderMustFit() {
    assertThat(
            put(UUID.randomUUID(), body("x", "platform", "\"orgId\":\"" + acme.org + "\""))
                .at("/errors/0/pointer"))
        .isEqualTo("/orgId");
    assertThat(
            put(UUID.randomUUID(), body("x", "agent", "\"orgId\":\"" + acme.org + "\""))
                .at("/errors/0/pointer"))
        .isEqualTo("/agentId");
    assertThat(put(UUID.randomUUID(), body("x", "root", "\"label\":\"\"")).at("/errors/0/pointer"))
        .isEqualTo("/role");
  }

  @Test
  void aMintedKeyWorksAndIsShownOnce() {
    var minted = server.post("/v1/admin/api-keys", PLATFORM_KEY, minting());
    assertThat(minted.status()).as(minted.text()).isEqualTo(201);
    assertThat(minted.header("Cache-Control")).contains("no-store");
    var key = minted.at("/apiKey");
    assertThat(key).matches("agl_adm_[A-Za-z0-9_-]{43}");
    assertThat(server.get("/v1/schemas", key).status()).isEqualTo(200);
    assertThat(server.get("/v1/admin/api-keys/" + minted.at("/key/keyId"), PLATFORM_KEY).text())
        .doesNotContain(key)
        .contains("\"revokedAt\":null");
  }

  @Test
  void aRepeatedMintNamesTheSameKeyWithoutShowingIt() {
    var idempotencyKey = UUID.randomUUID().toString();
    var first = mint(idempotencyKey);
    var again = mint(idempotencyKey);
    assertThat(first.json().at("/apiKey").isString()).isTrue();
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json().at("/apiKey").isNull()).isTrue();
    assertThat(again.at("/key/keyId")).isEqualTo(first.at("/key/keyId"));
  }

  private static TestServer.Answer mint(String idempotencyKey) {
    return server.send(
        HttpRequest.newBuilder(server.uri("/v1/admin/api-keys"))
            .header("Idempotency-Key", idempotencyKey)
            .POST(HttpRequest.BodyPublishers.ofString(minting())),
        PLATFORM_KEY);
  }

  private static String minting() {
    return "{\"role\":\"admin\",\"orgId\":\"%s\",\"label\":\"minted\"}".formatted(acme.org);
  }

  private static TestServer.Answer put(UUID id, String body) {
    return server.put("/v1/admin/api-keys/" + id, PLATFORM_KEY, body);
  }

  private static String key(String name) {
    return "agl_adm_" + Digest.sha256(Bytes.utf8(name)).hex().substring(0, 43);
  }

  private static String admin(String name) {
    return body(name, "admin", "\"orgId\":\"%s\"".formatted(acme.org));
  }

  private static String body(String name, String role, String more) {
    return "{\"sha256\":\"%s\",\"role\":\"%s\",%s}"
        .formatted(Digest.sha256(Bytes.utf8(key(name))).hex(), role, more);
  }

  private static String audits(UUID id) {
    return Sql.one(
        server.database,
        "SELECT count(*) FROM system_audit_log WHERE subject = 'api-key/"
            + id
            + "' AND actor LIKE 'platform/%'");
  }
}
