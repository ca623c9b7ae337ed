package io.agledger.server.managed;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.TestServer;
import io.agledger.server.testing.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bringing a resource to its desired state (contract ). */
class ApplyIT {
  private static TestServer server;
  private static UUID org;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.API);
    org = UUID.fromString(Declaration.org(server, "base", "base").apply().at("/id"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whatIsNotThereIsCreated() {
    var answer =
        Declaration.agent(server, org, "new", ",\"capabilities\":[\"b\",\"a\",\"b\"]").apply();
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.at("/outcome")).isEqualTo("created");
    assertThat(answer.at("/ownerKey")).isEqualTo("one/agent/default/new");
    assertThat(answer.json().at("/state/capabilities").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(answer.at("/state/status")).isEqualTo("ACTIVE");
    assertThat(answer.at("/state/agentClass")).isEqualTo("autonomous");
  }

  @Test
  void whereNothingDiffersNothingIsWritten() {
    var agent = Declaration.agent(server, org, "still", ",\"capabilities\":[\"b\",\"a\"]");
    var first = agent.apply();
    var before = everyTransactionId(first.at("/id"));
    var again =
        Declaration.agent(
                server, org, "still", ",\"capabilities\":[\"a\",\"b\"],\"displayName\":\"still\"")
            .apply();
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("/outcome")).isEqualTo("unchanged");
    assertThat(again.json().at("/changed").toString()).isEqualTo("[]");
    assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    assertThat(everyTransactionId(first.at("/id"))).isEqualTo(before);
  }

  /** Which transactions wrote, or locked, the rows of a resource. */
  private static List<String> everyTransactionId(String id) {
    var ids = new ArrayList<String>();
    ids.add(
        Sql.one(server.database, "SELECT xmin || ' ' || xmax FROM agents WHERE id = '" + id + "'"));
    ids.add(
        Sql.one(
            server.database,
            "SELECT xmin || ' ' || xmax FROM managed_resources WHERE resource_id = '" + id + "'"));
    ids.add(
        Sql.one(
            server.database,
            "SELECT count(*) FROM system_audit_log WHERE subject = 'agent/" + id + "'"));
    return ids;
  }

  @Test
  void aDifferenceIsAppliedNamedAndAudited() {
    var agent = Declaration.agent(server, org, "differs", "");
    var id = agent.apply().at("/id");
    var answer = Declaration.agent(server, org, "differs", ",\"displayName\":\"Differs\"").apply();
    assertThat(answer.at("/outcome")).isEqualTo("updated");
    assertThat(answer.json().at("/changed").toString()).isEqualTo("[\"displayName\"]");
    assertThat(answer.json().at("/drifted").toString()).isEqualTo("[]");
    assertThat(
            Sql.column(
                server.database,
                "SELECT detail FROM system_audit_log WHERE subject = 'agent/"
                    + id
                    + "' ORDER BY at"))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"changed\":[\"displayName\"]", "one/agent/default/differs");
  }

  @Test
  void aChangeBehindTheOwnersBackIsDriftAndPutRight() {
    var agent = Declaration.agent(server, org, "drifts", ",\"displayName\":\"Mine\"");
    var id = agent.apply().at("/id");
    Sql.run(server.database, "UPDATE agents SET display_name = 'Theirs' WHERE id = '" + id + "'");
    assertThat(agent.read().json().at("/drifted").toString()).isEqualTo("[\"displayName\"]");

    var answer = agent.apply();
    assertThat(answer.at("/outcome")).isEqualTo("updated");
    assertThat(answer.json().at("/drifted").toString()).isEqualTo("[\"displayName\"]");
    assertThat(agent.read().json().at("/drifted").toString()).isEqualTo("[]");
    assertThat(agent.apply().at("/outcome")).isEqualTo("unchanged");
  }

  @Test
  void aResourceThatVanishedIsMadeAgainUnderItsId() {
    var agent = Declaration.agent(server, org, "vanishes", "");
    var id = agent.apply().at("/id");
    Sql.run(server.database, "DELETE FROM agents WHERE id = '" + id + "'");
    assertThat(agent.read().status()).isEqualTo(404);
    var answer = agent.apply();
    assertThat(answer.at("/outcome")).isEqualTo("created");
    assertThat(answer.at("/id")).isEqualTo(id);
  }

  /** Several rounds: twins meet at different points of the way. */
  @RepeatedTest(5)
  void concurrentRequestsForOneOwnerKeyAreOneResource(RepetitionInfo round) {
    var slug = "race-" + round.getCurrentRepetition();
    var agent = Declaration.agent(server, org, slug, "");
    var answers = Twins.run(8, agent::apply);
    assertThat(answers)
        .extracting(TestServer.Answer::status)
        .containsOnly(200, 201)
        .containsOnlyOnce(201);
    assertThat(answers)
        .extracting(answer -> answer.at("/id"))
        .containsOnly(answers.getFirst().at("/id"));
    assertThat(Sql.one(server.database, "SELECT count(*) FROM agents WHERE slug = '" + slug + "'"))
        .isEqualTo("1");
  }

  @Test
  void ofConcurrentOwnersOfOneNameOneWins() {
    var owner = new java.util.concurrent.atomic.AtomicInteger();
    var answers =
        Twins.run(
            6,
            () ->
                Declaration.org(server, "claimed", "claimed")
                    .by("o" + owner.incrementAndGet())
                    .apply());
    assertThat(answers)
        .extracting(TestServer.Answer::status)
        .containsOnly(201, 409)
        .containsOnlyOnce(201);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .extracting(answer -> answer.at("/code"))
        .containsOnly("OWNED_BY_OTHER");
  }

  @ParameterizedTest
  @CsvSource({
    "Never, false, 409, UNMANAGED_EXISTS",
    "IfUnowned, false, 200, ''",
    "Always, false, 200, ''",
    "Never, true, 409, OWNED_BY_OTHER",
    "IfUnowned, true, 409, OWNED_BY_OTHER",
    "Always, true, 200, ''",
  })
  void adoptionFollowsThePolicy(String policy, boolean owned, int status, String code) {
    var slug = "adopt-" + policy.toLowerCase(java.util.Locale.ROOT) + "-" + owned;
    var first = Declaration.org(server, slug, slug);
    var id = first.apply().at("/id");
    if (!owned) {
      first.remove("Release");
    }
    var answer =
        first
            .by("two")
            .adopting(policy)
            .desiring("\"slug\":\"%s\",\"displayName\":\"Two\"".formatted(slug))
            .apply();
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.at("/code")).isEqualTo(code);
    if (status == 200) {
      assertThat(answer.at("/id")).isEqualTo(id);
      assertThat(answer.at("/outcome")).isEqualTo("updated");
      assertThat(answer.json().at("/changed").toString()).isEqualTo("[\"displayName\"]");
      assertThat(first.read().status()).as("the owner before").isEqualTo(404);
    }
  }

  @Test
  void anExternalIdNamesWhatIsAdopted() {
    var first = Declaration.org(server, "by-id", "by-id");
    var id = first.apply().at("/id");
    first.remove("Release");
    var answer =
        Declaration.org(server, "renamed", "renamed")
            .by("two")
            .adopting("IfUnowned")
            .externalId(id)
            .apply();
    assertThat(answer.at("/id")).isEqualTo(id);
    assertThat(answer.at("/state/slug")).isEqualTo("renamed");
    assertThat(
            Declaration.org(server, "absent", "absent")
                .adopting("IfUnowned")
                .externalId(UUID.randomUUID().toString())
                .apply()
                .at("/code"))
        .isEqualTo("NOT_FOUND");
    assertThat(
            Declaration.org(server, "renamed", "renamed")
                .by("two")
                .externalId(UUID.randomUUID().toString())
                .apply()
                .at("/errors/0/pointer"))
        .isEqualTo("/externalId");
  }

  @Test
  void aNameThatAnotherHasIsNotTaken() {
    Declaration.org(server, "taken", "taken").apply();
    Declaration.org(server, "wants", "wants").apply();
    var answer = Declaration.org(server, "wants", "taken").apply();
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("OWNED_BY_OTHER");
  }

  @Test
  void anAgentNeverMovesToAnotherOrg() {
    var other =
        UUID.fromString(Declaration.org(server, "elsewhere", "elsewhere").apply().at("/id"));
    Declaration.agent(server, org, "moves", "").apply();
    assertThat(Declaration.agent(server, other, "moves", "").apply().at("/errors/0/pointer"))
        .isEqualTo("/desired/orgId");
  }

  @Test
  void anAbsentOrgIsNamed() {
    var answer = Declaration.agent(server, UUID.randomUUID(), "lost", "").apply();
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("/code")).isEqualTo("ORG_NOT_FOUND");
  }

  @Test
  void everyWrongMemberIsNamedInOneAnswer() {
    var answer =
        Declaration.agent(
                server,
                org,
                "Wrong_Slug",
                ",\"agentClass\":\"robot\",\"capabilities\":[1],\"displayname\":\"x\"")
            .apply();
    assertThat(answer.status()).isEqualTo(400);
    var pointers = new ArrayList<String>();
    answer.json().at("/errors").forEach(error -> pointers.add(error.get("pointer").asString()));
    assertThat(pointers)
        .containsExactlyInAnyOrder(
            "/desired/slug",
            "/desired/agentClass",
            "/desired/capabilities/0",
            "/desired/displayname");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "one",
        "one/org",
        "one/org/default",
        "one/agent/default/x",
        "one/org//x",
        "one/org/default/x/y",
        "One/org/default/x",
        "one/org/default/-x",
        "one/role/default/x"
      })
  void anOwnerKeyOfAnotherFormIsRefused(String ownerKey) {
    var answer =
        server.put(
            "/v1/admin/managed/org",
            PLATFORM_KEY,
            "{\"ownerKey\":\"%s\",\"desired\":{\"slug\":\"x\"}}".formatted(ownerKey));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/errors/0/pointer")).isEqualTo("/ownerKey");
  }

  @Test
  void aBodyThatIsNotStrictJsonIsRefused() {
    var path = "/v1/admin/managed/org";
    assertThat(server.put(path, PLATFORM_KEY, "{\"a\":1,\"a\":2}").at("/code"))
        .isEqualTo("DUPLICATE_KEY");
    assertThat(server.put(path, PLATFORM_KEY, "[]").at("/code")).isEqualTo("NOT_AN_OBJECT");
    assertThat(server.put(path, PLATFORM_KEY, "").at("/code")).isEqualTo("MALFORMED_JSON");
    assertThat(server.put("/v1/admin/managed/role", PLATFORM_KEY, "{}").at("/code"))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void anOwnersResourcesAreListedPageByPage() {
    for (int i = 0; i < 5; i++) {
      Declaration.org(server, "listed-" + i, "listed-" + i).by("lister").apply();
    }
    var seen = new ArrayList<String>();
    String cursor = "";
    do {
      var page =
          server.get(
              "/v1/admin/managed/org?ownerPrefix=lister/&limit=2"
                  + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
              PLATFORM_KEY);
      page.json().at("/data").forEach(one -> seen.add(one.get("ownerKey").asString()));
      cursor = page.json().at("/hasMore").asBoolean() ? page.at("/nextCursor") : "";
    } while (!cursor.isEmpty());
    assertThat(seen)
        .containsExactly(
            "lister/org/default/listed-0",
            "lister/org/default/listed-1",
            "lister/org/default/listed-2",
            "lister/org/default/listed-3",
            "lister/org/default/listed-4");
  }
}
