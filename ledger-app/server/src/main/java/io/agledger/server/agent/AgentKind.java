package io.agledger.server.agent;

import io.agledger.server.access.ApiKeys;
import io.agledger.server.managed.History;
import io.agledger.server.managed.ManagedKind;
import io.agledger.server.managed.Members;
import io.agledger.server.managed.Removal;
import io.agledger.server.managed.State;
import io.agledger.server.org.Orgs;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents as managed resources. */
@Component
class AgentKind implements ManagedKind<AgentKind.Desired> {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private final JdbcClient jdbc;
  private final Orgs orgs;
  private final ApiKeys keys;
  private final History history;

  AgentKind(JdbcClient jdbc, Orgs orgs, ApiKeys keys, History history) {
    this.jdbc = jdbc;
    this.orgs = orgs;
    this.keys = keys;
    this.history = history;
  }

  /**
   * Who acts: software that decides for itself, software whose steps a person approves, a person,
   * or plain software.
   */
  enum AgentClass {
    AUTONOMOUS,
    SUPERVISED,
    HUMAN,
    SERVICE;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Desired(
      UUID orgId,
      String slug,
      String displayName,
      AgentClass agentClass,
      List<String> capabilities) {}

  @Override
  public String name() {
    return "agent";
  }

  @Override
  public Desired parse(Members desired) {
    var slug = desired.matching("slug", SLUG, "1 to 63 of a-z, 0-9 and inner hyphens");
    return new Desired(
        desired.uuid("orgId"),
        slug,
        desired.optionalText("displayName", 256).orElse(slug),
        desired.oneOf("agentClass", AgentClass::wire, AgentClass.AUTONOMOUS),
        desired.set("capabilities", 64, 256));
  }

  @Override
  public State wanted(Desired desired) {
    return State.of()
        .with("orgId", desired.orgId().toString())
        .with("slug", desired.slug())
        .with("displayName", desired.displayName())
        .with("agentClass", desired.agentClass().wire())
        .with("capabilities", desired.capabilities())
        .with("status", "ACTIVE");
  }

  @Override
  public Map<UUID, State> read(Collection<UUID> ids) {
    return ManagedKind.states(
        jdbc.sql(
                """
                SELECT id, org_id, slug, display_name, agent_class, capabilities, status FROM agents
                 WHERE id = ANY(:ids)
                """)
            .param("ids", ids.toArray(UUID[]::new)),
        AgentKind::state);
  }

  private static State state(ResultSet rs, int row) throws SQLException {
    return State.of()
        .with("orgId", rs.getString("org_id"))
        .with("slug", rs.getString("slug"))
        .with("displayName", rs.getString("display_name"))
        .with("agentClass", rs.getString("agent_class"))
        .with("capabilities", strings(rs.getArray("capabilities")))
        .with("status", rs.getString("status"));
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  @Override
  public Optional<UUID> find(Desired desired) {
    return jdbc.sql("SELECT id FROM agents WHERE org_id = :orgId AND slug = :slug")
        .param("orgId", desired.orgId())
        .param("slug", desired.slug())
        .query(UUID.class)
        .optional();
  }

  @Override
  public void create(UUID id, Desired desired) {
    orgs.requireActive(desired.orgId());
    write(
        """
        INSERT INTO agents (id, org_id, slug, display_name, agent_class, capabilities)
        VALUES (:id, :orgId, :slug, :displayName, :agentClass, :capabilities)
        """,
        id,
        desired);
  }

  @Override
  public void update(UUID id, Desired desired, List<String> changed) {
    if (changed.contains("orgId")) {
      throw movesToAnotherOrg().refused();
    }
    write(
        """
        UPDATE agents SET slug = :slug, display_name = :displayName, agent_class = :agentClass,
               capabilities = :capabilities, status = 'ACTIVE', updated_at = now()
         WHERE id = :id AND org_id = :orgId
        """,
        id,
        desired);
    if (changed.contains("status")) {
      keys.changed();
    }
  }

  private void write(String sql, UUID id, Desired desired) {
    jdbc.sql(sql)
        .param("id", id)
        .param("orgId", desired.orgId())
        .param("slug", desired.slug())
        .param("displayName", desired.displayName())
        .param("agentClass", desired.agentClass().wire())
        .param("capabilities", desired.capabilities().toArray(String[]::new))
        .update();
  }

  @Override
  public Removal deactivate(UUID id) {
    int updated =
        jdbc.sql(
                "UPDATE agents SET status = 'DEACTIVATED', updated_at = now() WHERE id = :id AND status = 'ACTIVE'")
            .param("id", id)
            .update();
    keys.revokeOfAgent(id);
    return updated == 0 ? Removal.ALREADY_DEACTIVATED : Removal.DEACTIVATED;
  }

  @Override
  public Removal delete(UUID id) {
    var org =
        jdbc.sql("SELECT org_id FROM agents WHERE id = :id FOR UPDATE")
            .param("id", id)
            .query(UUID.class)
            .optional();
    if (org.isPresent() && history.namesAgent(org.get(), id)) {
      return deactivate(id);
    }
    keys.deleteOfAgent(id);
    jdbc.sql("DELETE FROM agents WHERE id = :id").param("id", id).update();
    return Removal.DELETED;
  }

  private static Problem movesToAnotherOrg() {
    return Problem.of(
            ProblemCode.INVALID_REQUEST,
            "An agent never moves to another org.",
            "Remove it and declare a new one in the other org.")
        .at(List.of(new Problem.Place("/desired/orgId", "cannot change")));
  }
}
