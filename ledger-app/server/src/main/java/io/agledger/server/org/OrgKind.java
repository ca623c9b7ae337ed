package io.agledger.server.org;

import io.agledger.server.access.ApiKeys;
import io.agledger.server.managed.History;
import io.agledger.server.managed.ManagedKind;
import io.agledger.server.managed.Members;
import io.agledger.server.managed.Removal;
import io.agledger.server.managed.State;
import io.agledger.server.org.Tenancy.Holding;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orgs as managed resources. */
@Component
class OrgKind implements ManagedKind<OrgKind.Desired> {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private final JdbcClient jdbc;
  private final ApiKeys keys;
  private final History history;
  private final List<Tenancy> tenancies;

  OrgKind(JdbcClient jdbc, ApiKeys keys, History history, List<Tenancy> tenancies) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.history = history;
    this.tenancies = tenancies;
  }

  record Desired(String slug, String displayName) {}

  @Override
  public String name() {
    return "org";
  }

  @Override
  public Desired parse(Members desired) {
    var slug = desired.matching("slug", SLUG, "1 to 63 of a-z, 0-9 and inner hyphens");
    return new Desired(slug, desired.optionalText("displayName", 256).orElse(slug));
  }

  @Override
  public State wanted(Desired desired) {
    return state(desired.slug(), desired.displayName(), "ACTIVE");
  }

  private static State state(String slug, String displayName, String status) {
    return State.of().with("slug", slug).with("displayName", displayName).with("status", status);
  }

  @Override
  public Map<UUID, State> read(Collection<UUID> ids) {
    return ManagedKind.states(
        jdbc.sql("SELECT id, slug, display_name, status FROM orgs WHERE id = ANY(:ids)")
            .param("ids", ids.toArray(UUID[]::new)),
        (rs, _) ->
            state(rs.getString("slug"), rs.getString("display_name"), rs.getString("status")));
  }

  @Override
  public Optional<UUID> find(Desired desired) {
    return jdbc.sql("SELECT id FROM orgs WHERE slug = :slug")
        .param("slug", desired.slug())
        .query(UUID.class)
        .optional();
  }

  @Override
  public void create(UUID id, Desired desired) {
    jdbc.sql("INSERT INTO orgs (id, slug, display_name) VALUES (:id, :slug, :displayName)")
        .param("id", id)
        .param("slug", desired.slug())
        .param("displayName", desired.displayName())
        .update();
  }

  @Override
  public void update(UUID id, Desired desired, List<String> changed) {
    jdbc.sql(
            """
            UPDATE orgs SET slug = :slug, display_name = :displayName, status = 'ACTIVE', updated_at = now()
             WHERE id = :id
            """)
        .param("id", id)
        .param("slug", desired.slug())
        .param("displayName", desired.displayName())
        .update();
    keys.changed();
  }

  @Override
  public Removal deactivate(UUID id) {
    int updated =
        jdbc.sql(
                "UPDATE orgs SET status = 'DEACTIVATED', updated_at = now() WHERE id = :id AND status = 'ACTIVE'")
            .param("id", id)
            .update();
    if (updated == 0) {
      return Removal.ALREADY_DEACTIVATED;
    }
    keys.revokeAdminsOf(id);
    keys.changed(); // its agents' keys do not work while it is deactivated
    return Removal.DEACTIVATED;
  }

  @Override
  public Removal delete(UUID id) {
    var holdings = tenancies.stream().map(tenancy -> tenancy.holdingOf(id)).toList();
    if (holdings.contains(Holding.ACTIVE)) {
      throw inUse(id).refused();
    }
    if (holdings.contains(Holding.SOMETHING) || history.namesOrg(id)) {
      return deactivate(id);
    }
    keys.deleteAdminsOf(id);
    jdbc.sql("DELETE FROM orgs WHERE id = :id").param("id", id).update();
    return Removal.DELETED;
  }

  private static Problem inUse(UUID id) {
    return Problem.of(
        ProblemCode.HAS_DEPENDENTS,
        "Org " + id + " has active agents.",
        "Remove its agents first, or remove the org with mode=Deactivate, which stops them all.");
  }
}
