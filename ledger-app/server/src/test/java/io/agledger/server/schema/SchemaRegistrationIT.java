package io.agledger.server.schema;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.json.StrictJson;
import io.agledger.server.Role;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Registering schema versions, following which is current, and reading them. */
class SchemaRegistrationIT {
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
  void theDigestIsThatOfTheFormat() {
    var answer = put("digest", 1, "{\"b\":1,\"a\":{}}", "null", "Active");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    var expected =
        io.agledger.core.json.SchemaVersion.of(
                "digest", 1, Bytes.utf8("{\"a\":{},\"b\":1}"), Optional.empty())
            .digest();
    assertThat(answer.at("/state/digest")).isEqualTo(expected.hex());
    assertThat(Sql.one(server.database, "SELECT record_schema FROM schemas WHERE type = 'digest'"))
        .isEqualTo("{\"a\":{},\"b\":1}");
  }

  @Test
  void aRealSchemaIsTakenAndChecksTheRealPayload() {
    put("github.star", 1, resource("github-star.schema.json"), "null", "Active");
    var version = server.bean(Schemas.class).current(acme.org, "github.star").orElseThrow();
    var payload = canonical(resource("github-star.json"));
    assertThat(version.violations(Part.RECORD, payload)).isEmpty();
    var broken =
        canonical(
            resource("github-star.json")
                .replace("\"action\": \"created\"", "\"action\": \"eaten\""));
    assertThat(version.violations(Part.RECORD, broken)).isNotEmpty();
  }

  @Test
  void anInvalidSchemaIsRefusedWithTheKeywordAndItsPlace() {
    var answer =
        put("invalid", 1, "{\"properties\":{\"a\":{\"type\":\"objekt\"}}}", "null", "Active");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("INVALID_SCHEMA");
    assertThat(answer.at("/detail"))
        .contains("recordSchema", "keyword 'type'", "/properties/a/type");
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/desired/recordSchema/properties/a/type");
  }

  @Test
  void aRegisteredVersionNeverChanges() {
    put("fixed", 1, "{}", "null", "Active");
    var answer = put("fixed", 1, "{\"type\":\"object\"}", "null", "Active");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("SCHEMA_IMMUTABLE");
  }

  @Test
  void theHighestActiveVersionIsCurrentFromTheNextRequestOn() {
    put("moving", 1, "{}", "null", "Active");
    assertThat(currentOf("moving")).isEqualTo(1);
    put("moving", 2, "{\"type\":\"object\"}", "{}", "Active");
    assertThat(currentOf("moving")).isEqualTo(2);
    put("moving", 2, "{\"type\":\"object\"}", "{}", "Deprecated");
    assertThat(currentOf("moving")).isEqualTo(1);
    put("moving", 1, "{}", "null", "Deprecated");
    assertThat(server.bean(Schemas.class).current(acme.org, "moving")).isEmpty();
  }

  private static int currentOf(String type) {
    return server.bean(Schemas.class).current(acme.org, type).orElseThrow().version();
  }

  @Test
  void aSchemaOverTheLimitIsRefused() {
    var long_ = "{\"description\":\"" + "x".repeat(300_000) + "\"}";
    var answer = put("large", 1, long_, "null", "Active");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/desired/recordSchema");
  }

  @Test
  void versionsOfATypeAreListedNewestFirst() {
    put("listed/sub", 1, "{}", "null", "Active");
    put("listed/sub", 2, "{\"type\":\"object\"}", "{}", "Active");
    var answer = server.get("/v1/schemas/listed/sub", acme.adminKey);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("/data/0/version")).isEqualTo("2");
    assertThat(answer.at("/data/1/version")).isEqualTo("1");
    assertThat(answer.json().at("/data/1/completionSchema").isNull()).isTrue();
    assertThat(answer.json().at("/data/0/recordSchema/type").asString()).isEqualTo("object");
  }

  @Test
  void theListIsFollowedPageByPageWithoutGapOrRepetition() {
    var tenant = Tenant.create(server, "paged");
    for (int version = 1; version <= 5; version++) {
      tenant.schema("page", version, "{\"title\":\"" + version + "\"}", "null");
    }
    var seen = new java.util.ArrayList<String>();
    String cursor = "";
    do {
      var page =
          server.get(
              "/v1/schemas?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
              tenant.adminKey);
      page.json().at("/data").forEach(version -> seen.add(version.get("version").asString()));
      cursor = page.json().at("/hasMore").asBoolean() ? page.at("/nextCursor") : "";
    } while (!cursor.isEmpty());
    assertThat(seen).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void anotherOrgsSchemasAreNotThere() {
    var other = Tenant.create(server, "other");
    put("secret", 1, "{}", "null", "Active");
    assertThat(server.get("/v1/schemas/secret", other.adminKey).status()).isEqualTo(404);
    assertThat(server.get("/v1/schemas/secret?org=" + acme.org, other.adminKey).status())
        .isEqualTo(404);
    assertThat(
            server
                .get("/v1/schemas?org=" + acme.org, other.agent("bot").key())
                .json()
                .at("/data")
                .size())
        .isZero();
    assertThat(server.get("/v1/schemas/secret?org=" + acme.org, PLATFORM_KEY).status())
        .isEqualTo(200);
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    assertThat(server.get("/v1/schemas?cursor=%21", acme.adminKey).at("/code"))
        .isEqualTo("INVALID_CURSOR");
    assertThat(server.get("/v1/schemas?cursor=eA", acme.adminKey).at("/code"))
        .isEqualTo("INVALID_CURSOR");
    assertThat(server.get("/v1/schemas?limit=201", acme.adminKey).at("/code"))
        .isEqualTo("INVALID_REQUEST");
  }

  private static TestServer.Answer put(
      String type, int version, String record, String completion, String lifecycle) {
    var name = type.replace('.', '-').replace('/', '-') + "-" + version;
    return server.put(
        "/v1/admin/managed/schema",
        PLATFORM_KEY,
        """
        {"ownerKey":"test/schema/default/%s","desired":{"orgId":"%s","type":"%s","version":%d,
         "recordSchema":%s,"completionSchema":%s,"lifecycle":"%s"}}
        """
            .formatted(name, acme.org, type, version, record, completion, lifecycle));
  }

  private static Bytes canonical(String json) {
    return switch (StrictJson.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      case StrictJson.Ok(Bytes canonical) -> canonical;
      case StrictJson.Refused refused -> throw new IllegalArgumentException(refused.detail());
    };
  }

  private static String resource(String name) {
    try (var in = SchemaRegistrationIT.class.getResourceAsStream("/schemas/" + name)) {
      return new String(
          Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
