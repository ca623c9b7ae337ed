package io.agledger.server.webhook;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registering webhooks. */
class WebhookIT {
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
  void aWebhookIsRegisteredWithItsSetsInOrder() {
    var answer =
        put(
            "sets",
            """
            "url":"https://a.example/hook","eventTypes":["record.failed","record.created","record.failed"],
            "recordTypes":["b","a"],"format":"standard","secretSha256":"%s"
            """
                .formatted("0f".repeat(32)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.json().at("/state/eventTypes").toString())
        .isEqualTo("[\"record.created\",\"record.failed\"]");
    assertThat(answer.json().at("/state/recordTypes").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(answer.at("/state/secretSha256")).isEqualTo("0f".repeat(32));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, false, true",
    "http://a.example/x, false, false",
    "http://svc.ns.svc:8080/x, false, false",
    "http://svc.ns.svc:8080/y, true, true",
    "ftp://a.example/x, true, false",
    "https://user:pass@a.example/x, true, false",
    "https://a.example/x#part, true, false",
    "/only/a/path, true, false",
    "https:///x, true, false",
  })
  void theUrlIsCheckedBeforeAnythingIsKept(String url, boolean allowInsecure, boolean taken) {
    var answer =
        put(
            "url-" + Integer.toHexString((url + allowInsecure).hashCode()),
            "\"url\":\"%s\",\"allowInsecure\":%s,\"eventTypes\":[\"record.created\"]"
                .formatted(url, allowInsecure));
    assertThat(answer.status()).as(answer.text()).isEqualTo(taken ? 201 : 400);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo(taken ? "" : "/desired/url");
  }

  @Test
  void anEventThatDoesNotExistIsRefused() {
    var answer = put("event", "\"url\":\"https://a.example/e\",\"eventTypes\":[\"record.eaten\"]");
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/desired/eventTypes");
    assertThat(answer.at("/errors/0/detail")).contains("record.created");
  }

  @Test
  void anotherSecretIsAChange() {
    var base = "\"url\":\"https://a.example/secret\",\"eventTypes\":[\"record.created\"]";
    put("secret", base);
    var answer = put("secret", base + ",\"secretSha256\":\"" + "aa".repeat(32) + "\"");
    assertThat(answer.json().at("/changed").toString()).isEqualTo("[\"secretSha256\"]");
  }

  @Test
  void deactivatingPausesAndDeletingDeletes() {
    put("gone", "\"url\":\"https://a.example/gone\",\"eventTypes\":[\"record.created\"]");
    assertThat(remove("gone", "Deactivate").at("/outcome")).isEqualTo("deactivated");
    assertThat(
            server
                .get("/v1/admin/managed/webhook?ownerKey=test/webhook/default/gone", PLATFORM_KEY)
                .at("/state/paused"))
        .isEqualTo("true");
    assertThat(remove("gone", "Delete").at("/outcome")).isEqualTo("deleted");
    assertThat(remove("gone", "Delete").at("/outcome")).isEqualTo("absent");
  }

  private static TestServer.Answer remove(String name, String mode) {
    return server.delete(
        "/v1/admin/managed/webhook?ownerKey=test/webhook/default/" + name + "&mode=" + mode,
        PLATFORM_KEY);
  }

  private static TestServer.Answer put(String name, String more) {
    return server.put(
        "/v1/admin/managed/webhook",
        PLATFORM_KEY,
        "{\"ownerKey\":\"test/webhook/default/%s\",\"desired\":{\"orgId\":\"%s\",%s}}"
            .formatted(name, acme.org, more));
  }
}
