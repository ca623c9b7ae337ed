package io.agledger.server.webhook;

import io.agledger.server.managed.ManagedKind;
import io.agledger.server.managed.Members;
import io.agledger.server.managed.Removal;
import io.agledger.server.managed.State;
import io.agledger.server.org.Orgs;
import io.agledger.server.org.Tenancy;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Webhooks as managed resources. */
@Component
class WebhookKind implements ManagedKind<WebhookSpec>, Tenancy {
  private final JdbcClient jdbc;
  private final Orgs orgs;

  WebhookKind(JdbcClient jdbc, Orgs orgs) {
    this.jdbc = jdbc;
    this.orgs = orgs;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public WebhookSpec parse(Members desired) {
    return WebhookSpec.parse(desired);
  }

  @Override
  public State wanted(WebhookSpec desired) {
    return State.of()
        .with("orgId", desired.orgId().toString())
        .with("url", desired.url())
        .with("allowInsecure", desired.allowInsecure())
        .with("eventTypes", desired.eventTypes())
        .with("recordTypes", desired.recordTypes())
        .with("format", desired.format().wire())
        .with("paused", desired.paused())
        .with("secretSha256", desired.secretSha256().orElse(null));
  }

  @Override
  public Map<UUID, State> read(Collection<UUID> ids) {
    return ManagedKind.states(
        jdbc.sql(
                """
                SELECT id, org_id, url, allow_insecure, event_types, record_types, format, paused,
                       encode(secret_sha256, 'hex') AS secret_sha256
                  FROM webhooks WHERE id = ANY(:ids)
                """)
            .param("ids", ids.toArray(UUID[]::new)),
        WebhookKind::state);
  }

  private static State state(ResultSet rs, int row) throws SQLException {
    return State.of()
        .with("orgId", rs.getString("org_id"))
        .with("url", rs.getString("url"))
        .with("allowInsecure", rs.getBoolean("allow_insecure"))
        .with("eventTypes", List.of((String[]) rs.getArray("event_types").getArray()))
        .with("recordTypes", List.of((String[]) rs.getArray("record_types").getArray()))
        .with("format", rs.getString("format"))
        .with("paused", rs.getBoolean("paused"))
        .with("secretSha256", rs.getString("secret_sha256"));
  }

  @Override
  public Optional<UUID> find(WebhookSpec desired) {
    return jdbc.sql("SELECT id FROM webhooks WHERE org_id = :orgId AND url = :url")
        .param("orgId", desired.orgId())
        .param("url", desired.url())
        .query(UUID.class)
        .optional();
  }

  @Override
  public void create(UUID id, WebhookSpec desired) {
    orgs.requireActive(desired.orgId());
    write(
        """
        INSERT INTO webhooks (id, org_id, url, allow_insecure, event_types, record_types, format, paused, secret_sha256)
        VALUES (:id, :orgId, :url, :allowInsecure, :eventTypes, :recordTypes, :format, :paused, decode(:secret, 'hex'))
        """,
        id,
        desired);
  }

  @Override
  public void update(UUID id, WebhookSpec desired, List<String> changed) {
    if (changed.contains("orgId")) {
      throw movesToAnotherOrg().refused();
    }
    write(
        """
        UPDATE webhooks SET url = :url, allow_insecure = :allowInsecure, event_types = :eventTypes,
               record_types = :recordTypes, format = :format, paused = :paused,
               secret_sha256 = decode(:secret, 'hex'), updated_at = now()
         WHERE id = :id AND org_id = :orgId
        """,
        id,
        desired);
  }

  private void write(String sql, UUID id, WebhookSpec desired) {
    jdbc.sql(sql)
        .param("id", id)
        .param("orgId", desired.orgId())
        .param("url", desired.url())
        .param("allowInsecure", desired.allowInsecure())
        .param("eventTypes", desired.eventTypes().toArray(String[]::new))
        .param("recordTypes", desired.recordTypes().toArray(String[]::new))
        .param("format", desired.format().wire())
        .param("paused", desired.paused())
        .param("secret", desired.secretSha256().orElse(null))
        .update();
  }

  @Override
  public Removal deactivate(UUID id) {
    int updated =
        jdbc.sql(
                "UPDATE webhooks SET paused = true, updated_at = now() WHERE id = :id AND NOT paused")
            .param("id", id)
            .update();
    return updated == 0 ? Removal.ALREADY_DEACTIVATED : Removal.DEACTIVATED;
  }

  /** No record names a webhook, so it always goes. */
  @Override
  public Removal delete(UUID id) {
    jdbc.sql("DELETE FROM webhooks WHERE id = :id").param("id", id).update();
    return Removal.DELETED;
  }

  @Override
  public Holding holdingOf(UUID org) {
    boolean any =
        jdbc.sql("SELECT EXISTS (SELECT FROM webhooks WHERE org_id = :org)")
            .param("org", org)
            .query(Boolean.class)
            .single();
    return any ? Holding.SOMETHING : Holding.NOTHING;
  }

  private static Problem movesToAnotherOrg() {
    return Problem.of(
            ProblemCode.INVALID_REQUEST,
            "A webhook never moves to another org.",
            "Remove it and declare a new one in the other org.")
        .at(List.of(new Problem.Place("/desired/orgId", "cannot change")));
  }
}
