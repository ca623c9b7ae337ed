package io.agledger.server.schema;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.server.managed.History;
import io.agledger.server.managed.ManagedKind;
import io.agledger.server.managed.Members;
import io.agledger.server.managed.Removal;
import io.agledger.server.managed.State;
import io.agledger.server.org.Orgs;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schema versions as managed resources. Only the lifecycle of one ever changes. */
@Component
class SchemaKind implements ManagedKind<SchemaSpec> {
  private static final Set<String> IMMUTABLE = Set.of("orgId", "type", "version", "digest");

  private final JdbcClient jdbc;
  private final Orgs orgs;
  private final SchemaChanges changes;
  private final History history;

  SchemaKind(JdbcClient jdbc, Orgs orgs, SchemaChanges changes, History history) {
    this.jdbc = jdbc;
    this.orgs = orgs;
    this.changes = changes;
    this.history = history;
  }

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public SchemaSpec parse(Members desired) {
    return SchemaSpec.parse(desired);
  }

  @Override
  public State wanted(SchemaSpec desired) {
    var definition = desired.definition();
    return state(
        desired.orgId().toString(),
        definition.type(),
        Math.toIntExact(definition.version()),
        definition.digest().hex(),
        definition.completionSchema().isPresent(),
        desired.lifecycle().name());
  }

  private static State state(
      String orgId,
      String type,
      int version,
      String digest,
      boolean hasCompletion,
      String lifecycle) {
    return State.of()
        .with("orgId", orgId)
        .with("type", type)
        .with("version", version)
        .with("digest", digest)
        .with("hasCompletion", hasCompletion)
        .with("lifecycle", lifecycle);
  }

  @Override
  public Map<UUID, State> read(Collection<UUID> ids) {
    return ManagedKind.states(
        jdbc.sql(
                """
                SELECT id, org_id, type, version, encode(digest, 'hex') AS digest,
                       completion_schema IS NOT NULL AS has_completion, lifecycle
                  FROM schemas WHERE id = ANY(:ids)
                """)
            .param("ids", ids.toArray(UUID[]::new)),
        SchemaKind::state);
  }

  private static State state(ResultSet rs, int row) throws SQLException {
    return state(
        rs.getString("org_id"),
        rs.getString("type"),
        rs.getInt("version"),
        rs.getString("digest"),
        rs.getBoolean("has_completion"),
        rs.getString("lifecycle"));
  }

  @Override
  public Optional<UUID> find(SchemaSpec desired) {
    return jdbc.sql(
            "SELECT id FROM schemas WHERE org_id = :orgId AND type = :type AND version = :version")
        .param("orgId", desired.orgId())
        .param("type", desired.definition().type())
        .param("version", desired.definition().version())
        .query(UUID.class)
        .optional();
  }

  @Override
  public void create(UUID id, SchemaSpec desired) {
    orgs.requireActive(desired.orgId());
    desired.requireValid();
    var definition = desired.definition();
    jdbc.sql(
            """
            INSERT INTO schemas (id, org_id, type, version, record_schema, completion_schema, digest, lifecycle)
            VALUES (:id, :orgId, :type, :version, :record, :completion, :digest, :lifecycle)
            """)
        .param("id", id)
        .param("orgId", desired.orgId())
        .param("type", definition.type())
        .param("version", definition.version())
        .param("record", definition.recordSchema().utf8())
        .param("completion", definition.completionSchema().map(Bytes::utf8).orElse(null))
        .param("digest", definition.digest().bytes().toArray())
        .param("lifecycle", desired.lifecycle().name())
        .update();
    changes.changed();
  }

  @Override
  public void update(UUID id, SchemaSpec desired, List<String> changed) {
    var immutable = new HashSet<>(changed);
    immutable.retainAll(IMMUTABLE);
    if (!immutable.isEmpty()) {
      throw immutable(desired).refused();
    }
    jdbc.sql("UPDATE schemas SET lifecycle = :lifecycle, updated_at = now() WHERE id = :id")
        .param("id", id)
        .param("lifecycle", desired.lifecycle().name())
        .update();
    changes.changed();
  }

  @Override
  public Removal deactivate(UUID id) {
    int updated =
        jdbc.sql(
                "UPDATE schemas SET lifecycle = 'Deprecated', updated_at = now() WHERE id = :id AND lifecycle = 'Active'")
            .param("id", id)
            .update();
    changes.changed();
    return updated == 0 ? Removal.ALREADY_DEACTIVATED : Removal.DEACTIVATED;
  }

  private record Named(UUID orgId, Digest digest) {}

  @Override
  public Removal delete(UUID id) {
    var named =
        jdbc.sql("SELECT org_id, digest FROM schemas WHERE id = :id FOR UPDATE")
            .param("id", id)
            .query((rs, _) ->
                new Named(
                    rs.getObject("org_id", UUID.class),
                    new Digest(Bytes.wrap(rs.getBytes("digest")))))
            .optional();
    if (named.isPresent() && history.namesSchema(named.get().orgId(), named.get().digest())) {
      return deactivate(id);
    }
    jdbc.sql("DELETE FROM schemas WHERE id = :id").param("id", id).update();
    changes.changed();
    return Removal.DELETED;
  }

  private static Problem immutable(SchemaSpec desired) {
    var definition = desired.definition();
    return Problem.of(
        ProblemCode.SCHEMA_IMMUTABLE,
        "Version "
            + definition.version()
            + " of '"
            + definition.type()
            + "' is registered with another content.",
        "A registered version never changes, because signed statements name its digest: register the next version.");
  }
}
