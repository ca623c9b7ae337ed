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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be signed is refused before anything is written, with its own code. */
class BadBodyIT {
  private static TestServer server;
  private static Tenant.Agent agent;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.API);
    SigningKeyFile.rotate(server);
    var tenant = Tenant.create(server, "acme");
    tenant.schema("note", "{}", "null");
    agent = tenant.agent("a");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "MALFORMED_JSON     | {\"type\":\"note\",\"payload\":{}",
        "MALFORMED_JSON     | {\"type\":\"note\",\"payload\":{'a':1}}",
        "DUPLICATE_KEY      | {\"type\":\"note\",\"payload\":{\"a\":1,\"a\":2}}",
        "LONE_SURROGATE     | {\"type\":\"note\",\"payload\":{\"a\":\"\\ud800\"}}",
        "NUMBER_NOT_EXACT   | {\"type\":\"note\",\"payload\":{\"a\":9007199254740993}}",
        "NUMBER_NOT_EXACT   | {\"type\":\"note\",\"payload\":{\"a\":1e400}}",
        "NOT_AN_OBJECT      | []",
        "INVALID_REQUEST    | {\"type\":\"note\",\"payload\":[]}",
        "INVALID_REQUEST    | {\"type\":\"note\"}",
        "INVALID_REQUEST    | {\"type\":7,\"payload\":{}}",
        "INVALID_REQUEST    | {\"type\":\"note\",\"payload\":{},\"principal\":\"x\"}",
        "INVALID_REQUEST    | {\"type\":\"note\",\"payload\":{},\"principalAgentId\":\"x\"}"
      })
  void aBodyThatCannotBeSignedIsRefusedWithItsCode(String code, String body) {
    var answer = server.post("/v1/records", agent.key(), body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo(code);
    assertThat(answer.at("/recoveryHint")).isNotEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void aPayloadNestedTooDeeplyIsRefused() {
    var deep = "{\"a\":".repeat(33) + "1" + "}".repeat(33);
    var answer =
        server.post("/v1/records", agent.key(), "{\"type\":\"note\",\"payload\":" + deep + "}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/code")).isEqualTo("TOO_DEEP");
  }

  @Test
  void aPayloadOfThirtyTwoLevelsIsTaken() {
    var deep = "{\"a\":".repeat(31) + "{}" + "}".repeat(31);
    var answer =
        server.post("/v1/records", agent.key(), "{\"type\":\"note\",\"payload\":" + deep + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  @Test
  void aVeryLongMemberNameIsTaken() {
    var body = "{\"type\":\"note\",\"payload\":{\"" + "n".repeat(100_000) + "\":1}}";
    assertThat(server.post("/v1/records", agent.key(), body).status()).isEqualTo(201);
  }

  @Test
  void aPayloadOverTheLimitIsRefused() {
    var answer =
        server.post(
            "/v1/records",
            agent.key(),
            "{\"type\":\"note\",\"payload\":{\"a\":\"" + "x".repeat(256 * 1024) + "\"}}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.at("/code")).isEqualTo("TOO_LARGE");
  }

  @Test
  void anotherMediaTypeIsRefused() {
    var answer =
        server.send(
            HttpRequest.newBuilder(server.uri("/v1/records"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")),
            agent.key());
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.at("/code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void anUnknownRecordIsNotFound() {
    var answer = server.get("/v1/records/0197c1f2-0000-7000-8000-000000000000", agent.key());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("/code")).isEqualTo("RECORD_NOT_FOUND");
  }

  @Test
  void aWrongKeyIsUnauthorized() {
    var answer =
        server.post(
            "/v1/records", "agl_agt_" + "A".repeat(43), "{\"type\":\"note\",\"payload\":{}}");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("/code")).isEqualTo("UNAUTHORIZED");
  }
}
