package io.agledger.server.managed;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.SigningKeyFile;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ending what an owner declared; history is never lost (contract ). */
class RemovalIT {
  private static TestServer server;
  private static Tenant acme;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.COMBINED);
    SigningKeyFile.rotate(server);
    acme = Tenant.create(server, "acme");
    acme.schema("note", "{}", "null");
    acme.schema("job", "{}", "{}");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What {@link Tenant} declared, to be removed. */
  private static Declaration declared(String kind, String name) {
    return new Declaration(server, kind, "test/" + kind + "/default/" + name, "Never", "", "");
  }

  @Test
  void nothingUnderAnOwnerKeyIsAbsentAndNoError() {
    var answer = Declaration.org(server, "never", "never").remove("Delete");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/outcome")).isEqualTo("absent");
    assertThat(answer.json().at("/id").isNull()).isTrue();
  }

  @Test
  void aReleasedResourceStaysAndBelongsToNobody() {
    var org = Declaration.org(server, "released", "released");
    var id = org.apply().at("/id");
    assertThat(org.remove("Release").at("/outcome")).isEqualTo("released");
    assertThat(org.read().status()).isEqualTo(404);
    assertThat(Sql.one(server.database, "SELECT status FROM orgs WHERE id = '" + id + "'"))
        .isEqualTo("ACTIVE");
  }

  @Test
  void aDeactivatedAgentsKeysAreRevokedAndItComesBackUnderTheSameId() {
    var agent = acme.agent("pauses");
    assertThat(server.get("/v1/schemas", agent.key()).status()).isEqualTo(200);
    var declaration = declared("agent", "acme-pauses");
    assertThat(declaration.remove("Deactivate").at("/outcome")).isEqualTo("deactivated");
    assertThat(server.get("/v1/schemas", agent.key()).status()).isEqualTo(401);
    assertThat(declaration.read().at("/state/status")).isEqualTo("DEACTIVATED");
    assertThat(declaration.remove("Deactivate").at("/outcome")).isEqualTo("deactivated");

    var again =
        declaration.desiring("\"orgId\":\"%s\",\"slug\":\"pauses\"".formatted(acme.org)).apply();
    assertThat(again.at("/id")).isEqualTo(agent.id().toString());
    assertThat(again.json().at("/changed").toString()).isEqualTo("[\"status\"]");
    assertThat(again.json().at("/drifted").toString()).isEqualTo("[]");
    assertThat(server.get("/v1/schemas", agent.key()).status())
        .as("revoked is revoked")
        .isEqualTo(401);
  }

  @Test
  void anAgentThatNeverActedIsDeletedWithItsKeys() {
    var agent = acme.agent("idle");
    assertThat(declared("agent", "acme-idle").remove("Delete").at("/outcome")).isEqualTo("deleted");
    assertThat(
            Sql.one(server.database, "SELECT count(*) FROM agents WHERE id = '" + agent.id() + "'"))
        .isEqualTo("0");
    assertThat(server.get("/v1/schemas", agent.key()).status()).isEqualTo(401);
  }

  @Test
  void anAgentWithRecordsIsDeactivatedInstead() {
    var agent = acme.agent("busy");
    record(agent, "note");
    assertThat(declared("agent", "acme-busy").remove("Delete").at("/outcome"))
        .isEqualTo("deactivated");
    assertThat(
            Sql.one(server.database, "SELECT status FROM agents WHERE id = '" + agent.id() + "'"))
        .isEqualTo("DEACTIVATED");
  }

  @Test
  void anAgentThatOnlyCompletedAnothersWorkIsDeactivatedInstead() {
    var opener = acme.agent("opener");
    var worker = acme.agent("worker");
    var id = record(opener, "job");
    server.post("/v1/records/" + id + "/completion", worker.key(), "{\"payload\":{}}");
    assertThat(declared("agent", "acme-worker").remove("Delete").at("/outcome"))
        .isEqualTo("deactivated");
  }

  @Test
  void aSchemaWithoutRecordsIsDeletedAndOneWithThemDeprecated() {
    acme.schema("unused", "{}", "null");
    acme.schema("used", "{}", "null");
    record(acme.agent("user"), "used");
    assertThat(declared("schema", "acme-unused-1").remove("Delete").at("/outcome"))
        .isEqualTo("deleted");
    assertThat(declared("schema", "acme-used-1").remove("Delete").at("/outcome"))
        .isEqualTo("deactivated");
    assertThat(declared("schema", "acme-used-1").read().at("/state/lifecycle"))
        .isEqualTo("Deprecated");
  }

  @Test
  void aSchemaThatVanishedUnderACacheIsNamedByNoRecord() {
    acme.schema("vanishing", "{}", "null");
    var agent = acme.agent("late");
    record(agent, "vanishing"); // now this replica knows the version
    Sql.run(server.database, "DELETE FROM schemas WHERE type = 'vanishing'");
    var answer = server.post("/v1/records", agent.key(), "{\"type\":\"vanishing\",\"payload\":{}}");
    assertThat(answer.at("/code")).isEqualTo("UNKNOWN_TYPE");
    assertThat(Sql.one(server.database, "SELECT count(*) FROM records WHERE type = 'vanishing'"))
        .isEqualTo("1");
  }

  @Test
  void anOrgWithActiveAgentsIsNotDeleted() {
    var org = Declaration.org(server, "staffed", "staffed");
    var id = UUID.fromString(org.apply().at("/id"));
    Declaration.agent(server, id, "staff", "").apply();
    var answer = org.remove("Delete");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("/code")).isEqualTo("HAS_DEPENDENTS");
    assertThat(org.read().at("/state/status")).isEqualTo("ACTIVE");
  }

  @Test
  void anOrgWithHistoryIsDeactivatedInsteadAndItsKeysStopWorking() {
    var old = Tenant.create(server, "old");
    var agent = old.agent("bot");
    old.schema("note", "{}", "null");
    record(agent, "note");
    declared("agent", "old-bot").remove("Delete");
    assertThat(declared("org", "old").remove("Delete").at("/outcome")).isEqualTo("deactivated");
    assertThat(server.get("/v1/schemas", old.adminKey).status()).isEqualTo(401);
    assertThat(server.get("/v1/schemas", agent.key()).status()).isEqualTo(401);
  }

  @Test
  void aDeactivatedOrgStopsItsAgentsUntilItComesBack() {
    var org = Tenant.create(server, "dormant");
    var agent = org.agent("bot");
    var declaration = declared("org", "dormant");
    declaration.remove("Deactivate");
    assertThat(server.get("/v1/schemas", agent.key()).status()).isEqualTo(401);
    declaration.desiring("\"slug\":\"dormant\"").apply();
    assertThat(server.get("/v1/schemas", agent.key()).status()).isEqualTo(200);
  }

  @Test
  void anEmptyOrgIsDeleted() {
    var empty = Tenant.create(server, "empty");
    assertThat(declared("org", "empty").remove("Delete").at("/outcome")).isEqualTo("deleted");
    assertThat(server.get("/v1/schemas", empty.adminKey).status()).isEqualTo(401);
  }

  private static String record(Tenant.Agent agent, String type) {
    var answer =
        server.post("/v1/records", agent.key(), "{\"type\":\"%s\",\"payload\":{}}".formatted(type));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.at("/id");
  }
}
