package io.agledger.server.idempotency;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.SigningKeyFile;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import io.agledger.server.testing.Twins;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST that is repeated under its Idempotency-Key. */
class IdempotencyIT {
  private static final String NOTE = "{\"type\":\"note\",\"payload\":{\"n\":1}}";
  private static TestServer server;
  private static Tenant acme;
  private static Tenant.Agent agent;
  private String key = "";

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.COMBINED);
    SigningKeyFile.rotate(server);
    acme = Tenant.create(server, "acme");
    agent = acme.agent("writer");
    acme.schema("note", "{\"required\":[\"n\"]}", "null");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void newKey() {
    key = UUID.randomUUID().toString();
  }

  @Test
  void theSameRequestGetsTheSameAnswerByteForByte() {
    var first = post(NOTE);
    var records = records();
    var again = post(NOTE);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(records()).isEqualTo(records);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsAConflict() {
    post(NOTE);
    var answer = post(NOTE.replace("1", "2"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("IDEMPOTENCY_CONFLICT");
  }

  @Test
  void anotherRouteUnderTheSameKeyIsAConflict() {
    var id = post(NOTE).at("/id");
    var answer = post("/v1/records/" + id + "/completion", agent.key(), NOTE);
    assertThat(answer.at("/code")).isEqualTo("IDEMPOTENCY_CONFLICT");
  }

  @Test
  void aRefusedRequestMayBeCorrectedUnderItsKey() {
    var records = records();
    assertThat(post("{\"type\":\"note\",\"payload\":{}}").status()).isEqualTo(422);
    assertThat(post("{\"type\":").status()).isEqualTo(400);
    assertThat(records()).isEqualTo(records);
    assertThat(post(NOTE).status()).isEqualTo(201);
  }

  @Test
  void twinsAtTheSameMomentAreOneRecordAndOneAnswer() {
    var records = Integer.parseInt(records());
    var answers = Twins.run(6, () -> post(NOTE));
    assertThat(answers).extracting(TestServer.Answer::status).containsOnly(201);
    assertThat(answers).extracting(TestServer.Answer::text).containsOnly(answers.getFirst().text());
    assertThat(answers.stream().filter(a -> a.header("Idempotency-Replayed").isEmpty())).hasSize(1);
    assertThat(Integer.parseInt(records())).isEqualTo(records + 1);
  }

  @Test
  void aKeyBelongsToTheApiKeyThatSentIt() {
    var other = acme.agent("other");
    var first = post(NOTE).at("/id");
    var second = post("/v1/records", other.key(), NOTE);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.at("/id")).isNotEqualTo(first);
  }

  @Test
  void aKeyOlderThanADayIsFree() {
    var first = post(NOTE).at("/id");
    Sql.run(
        server.database,
        "UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = '"
            + key
            + "'");
    var second = post(NOTE.replace("1", "2"));
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.at("/id")).isNotEqualTo(first);
    assertThat(post(NOTE.replace("1", "2")).at("/id")).isEqualTo(second.at("/id"));
  }

  @Test
  void aRefusedRoleIsNotKept() {
    assertThat(post("/v1/records", acme.adminKey, NOTE).status()).isEqualTo(403);
    assertThat(
            Sql.one(
                server.database, "SELECT count(*) FROM idempotency_keys WHERE key = '" + key + "'"))
        .isEqualTo("0");
  }

  @Test
  void anAdministrativePostIsOnceOnlyToo() {
    var body = "{\"role\":\"admin\",\"orgId\":\"%s\"}".formatted(acme.org);
    var ids = Twins.run(4, () -> post("/v1/admin/api-keys", PLATFORM_KEY, body).at("/key/keyId"));
    assertThat(ids.stream().distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "TOO-LONG"})
  void aKeyThatIsNoneIsRefused(String wrong) {
    key = wrong.equals("TOO-LONG") ? "k".repeat(256) : wrong;
    var answer = post(NOTE);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void aBodyThatIsFarTooLargeIsRefused() {
    var answer = post("{\"type\":\"note\",\"payload\":{\"n\":\"" + "x".repeat(1_100_000) + "\"}}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.at("/code")).isEqualTo("TOO_LARGE");
  }

  private TestServer.Answer post(String body) {
    return post("/v1/records", agent.key(), body);
  }

  private TestServer.Answer post(String path, String apiKey, String body) {
    return server.send(
        HttpRequest.newBuilder(server.uri(path))
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        apiKey);
  }

  private static String records() {
    return Sql.one(server.database, "SELECT count(*) FROM records");
  }
}
