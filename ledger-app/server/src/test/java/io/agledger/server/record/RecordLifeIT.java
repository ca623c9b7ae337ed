package io.agledger.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.SigningKeyFile;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The three steps of a record's life and how each is refused. */
class RecordLifeIT {
  private static final String PAYMENT =
      """
      {"type":"object","required":["amount"],"properties":{"amount":{"type":"string"}}}
      """;
  private static final String RECEIPT =
      """
      {"type":"object","required":["receipt"],"properties":{"receipt":{"type":"string"}}}
      """;

  private static TestServer server;
  private static Tenant acme;
  private static Tenant.Agent payer;
  private static Tenant.Agent principal;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.COMBINED);
    SigningKeyFile.rotate(server);
    acme = Tenant.create(server, "acme");
    payer = acme.agent("payer");
    principal = acme.agent("principal");
    acme.schema("note", "{}", "null");
    acme.schema("payment", PAYMENT, RECEIPT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aTypeWithoutCompletionSchemaEndsInTheCallThatCreatesIt() {
    var answer =
        server.post(
            "/v1/records", payer.key(), "{\"type\":\"note\",\"payload\":{\"b\":1,\"a\":2.50}}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.at("/status")).isEqualTo("RECORDED");
    assertThat(answer.at("/principalAgentId")).isEqualTo(payer.id().toString());
    assertThat(answer.text()).contains("\"payload\":{\"a\":2.5,\"b\":1}");
    assertThat(answer.header("Location")).isEqualTo("/v1/records/" + answer.at("/id"));
  }

  @Test
  void aTypeWithCompletionSchemaIsCompletedAndJudged() {
    var id = open();
    var completed = complete(id);
    assertThat(completed.status()).as(completed.text()).isEqualTo(200);
    assertThat(completed.at("/status")).isEqualTo("COMPLETION_SUBMITTED");
    var judged = judge(id, principal.key(), "FULFILLED");
    assertThat(judged.status()).as(judged.text()).isEqualTo(200);
    assertThat(judged.at("/status")).isEqualTo("FULFILLED");
    assertThat(judged.at("/outcome/verdict")).isEqualTo("FULFILLED");

    var read = server.get("/v1/records/" + id, acme.adminKey);
    assertThat(read.json().at("/entries").size()).isEqualTo(3);
    assertThat(read.at("/completion/receipt")).isEqualTo("r-1");
  }

  @Test
  void onlyThePrincipalRendersTheVerdict() {
    var id = open();
    complete(id);
    var answer = judge(id, payer.key(), "FULFILLED");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.at("/code")).isEqualTo("NOT_PRINCIPAL");
    assertThat(answer.at("/detail"))
        .contains("'RENDER_VERDICT'", principal.id().toString(), payer.id().toString());
  }

  @Test
  void aVerdictBeforeTheCompletionIsRefused() {
    var answer = judge(open(), principal.key(), "FAILED");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("ILLEGAL_TRANSITION");
  }

  @Test
  void nothingIsAppendedToATerminalRecord() {
    var id = open();
    complete(id);
    judge(id, principal.key(), "FAILED");
    var answer = complete(id);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("RECORD_TERMINAL");
    assertThat(answer.at("/recoveryHint")).isNotEmpty();
  }

  @Test
  void aPayloadAgainstItsSchemaIsRefusedWithAPointerPerError() {
    var answer =
        server.post(
            "/v1/records", payer.key(), "{\"type\":\"payment\",\"payload\":{\"amount\":7}}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("SCHEMA_VIOLATION");
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/amount");
  }

  @Test
  void aCompletionIsCheckedAgainstTheVersionThatTheRecordWasOpenedWith() {
    acme.schema("shipment", 1, "{}", RECEIPT);
    var id =
        server.post("/v1/records", payer.key(), "{\"type\":\"shipment\",\"payload\":{}}").at("/id");
    acme.schema("shipment", 2, "{}", "{\"type\":\"object\",\"required\":[\"other\"]}");
    var answer =
        server.post(
            "/v1/records/" + id + "/completion", payer.key(), "{\"payload\":{\"receipt\":\"r\"}}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @Test
  void anUnregisteredTypeIsNamed() {
    var answer = server.post("/v1/records", payer.key(), "{\"type\":\"nothing\",\"payload\":{}}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("UNKNOWN_TYPE");
    assertThat(answer.at("/detail")).contains("'nothing'");
  }

  @Test
  void anotherOrgsRecordIsNotThere() {
    var id = open();
    var rival = Tenant.create(server, "rival").agent("spy");
    assertThat(server.get("/v1/records/" + id, rival.key()).status()).isEqualTo(404);
    assertThat(server.get("/v1/records/" + id + "/audit-export", rival.key()).status())
        .isEqualTo(404);
    assertThat(
            server
                .post("/v1/records/" + id + "/completion", rival.key(), "{\"payload\":{}}")
                .status())
        .isEqualTo(404);
    assertThat(server.get("/v1/records", rival.key()).json().at("/data").size()).isZero();
  }

  @Test
  void anAdminCannotAppend() {
    var answer = server.post("/v1/records", acme.adminKey, "{\"type\":\"note\",\"payload\":{}}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.at("/detail"))
        .isEqualTo("Action 'CREATE_RECORD' requires agent role; caller resolved as 'admin'.");
  }

  @Test
  void aListIsPagedNewestFirst() {
    var lister = Tenant.create(server, "lister");
    lister.schema("note", "{}", "null");
    var agent = lister.agent("a");
    var first =
        server.post("/v1/records", agent.key(), "{\"type\":\"note\",\"payload\":{}}").at("/id");
    var second =
        server.post("/v1/records", agent.key(), "{\"type\":\"note\",\"payload\":{}}").at("/id");
    var page = server.get("/v1/records?limit=1", agent.key());
    assertThat(page.at("/data/0/id")).isEqualTo(second);
    assertThat(page.json().at("/hasMore").asBoolean()).isTrue();
    var rest = server.get("/v1/records?limit=1&cursor=" + page.at("/nextCursor"), agent.key());
    assertThat(rest.at("/data/0/id")).isEqualTo(first);
    assertThat(rest.json().at("/hasMore").asBoolean()).isFalse();
    assertThat(rest.json().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    var answer = server.get("/v1/records?cursor=%21", payer.key());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("INVALID_CURSOR");
  }

  @Test
  void aRepeatedPostWithItsIdempotencyKeyIsTheSameRecord() {
    var body = "{\"type\":\"note\",\"payload\":{\"once\":true}}";
    var first = postOnce(body);
    var again = postOnce(body);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(postOnce("{\"type\":\"note\",\"payload\":{\"once\":false}}").at("/code"))
        .isEqualTo("IDEMPOTENCY_CONFLICT");
  }

  private static TestServer.Answer postOnce(String body) {
    return server.send(
        HttpRequest.newBuilder(server.uri("/v1/records"))
            .header("Idempotency-Key", "the-one")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        payer.key());
  }

  private static String open() {
    var answer =
        server.post(
            "/v1/records",
            payer.key(),
            "{\"type\":\"payment\",\"payload\":{\"amount\":\"7.00\"},\"principalAgentId\":\"%s\"}"
                .formatted(principal.id()));
    assertThat(answer.at("/status")).as(answer.text()).isEqualTo("ACTIVE");
    return answer.at("/id");
  }

  private static TestServer.Answer complete(String id) {
    return server.post(
        "/v1/records/" + id + "/completion", payer.key(), "{\"payload\":{\"receipt\":\"r-1\"}}");
  }

  private static TestServer.Answer judge(String id, String key, String verdict) {
    return server.post(
        "/v1/records/" + id + "/outcome", key, "{\"verdict\":\"%s\"}".formatted(verdict));
  }
}
