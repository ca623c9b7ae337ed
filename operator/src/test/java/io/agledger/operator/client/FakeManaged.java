package io.agledger.operator.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agledger.operator.client.FakeLedger.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The objects under {@code /v1/admin/managed}, with owner keys, drift and dependents. */
public final class FakeManaged {

  private static final Set<String> JSON_TYPES =
      Set.of("object", "array", "string", "number", "integer", "boolean", "null");

  /** One object; {@code state} can be edited by a test to make drift. */
  public static final class Thing {
    public final String id = UUID.randomUUID().toString();
    public final String kind;
    public @Nullable String ownerKey;
    public ObjectNode state;
    ObjectNode applied;
    public boolean deactivated;

    Thing(String kind, @Nullable String ownerKey, ObjectNode state) {
      this.kind = kind;
      this.ownerKey = ownerKey;
      this.state = state.deepCopy();
      this.applied = state.deepCopy();
    }
  }

  private final Map<String, Thing> things = new TreeMap<>();
  private int writes;

  synchronized Response handle(
      String method, String kind, Map<String, String> query, JsonNode body, FakeApiKeys keys) {
    return switch (method) {
      case "PUT" -> put(kind, body);
      case "DELETE" ->
          delete(kind, query.getOrDefault("ownerKey", ""), query.getOrDefault("mode", ""), keys);
      default -> Response.problem(405, "METHOD_NOT_ALLOWED", method);
    };
  }

  private Response put(String kind, JsonNode body) {
    String ownerKey = body.path("ownerKey").asText();
    var desired = (ObjectNode) body.path("desired");
    if (!ownerKey.matches("[-a-z0-9]+/" + kind + "/[-a-z0-9]+/[-.a-z0-9]+")) {
      return Response.problem(400, "INVALID_REQUEST", "'" + ownerKey + "' is not an owner key.");
    }
    Response invalid = invalid(kind, desired);
    if (invalid != null) {
      return invalid;
    }
    Thing thing = byOwner(ownerKey).orElse(null);
    if (thing == null) {
      return claim(kind, ownerKey, body, desired);
    }
    return update(thing, desired);
  }

  private Response claim(String kind, String ownerKey, JsonNode body, ObjectNode desired) {
    Thing taken = same(kind, desired).orElse(null);
    if (taken == null) {
      writes++;
      var thing = new Thing(kind, ownerKey, desired);
      things.put(thing.id, thing);
      return answer(thing, 201, "created", List.of(), List.of());
    }
    String adopt = body.path("adopt").asText("Never");
    if (taken.ownerKey != null && !adopt.equals("Always")) {
      return Response.problem(409, "OWNED_BY_OTHER", "Owned by " + taken.ownerKey + ".");
    }
    if (taken.ownerKey == null && adopt.equals("Never")) {
      return Response.problem(409, "UNMANAGED_EXISTS", "An unmanaged " + kind + " exists.");
    }
    writes++;
    taken.ownerKey = ownerKey;
    return update(taken, desired);
  }

  private Response update(Thing thing, ObjectNode desired) {
    var changed = new ArrayList<String>();
    var drifted = new ArrayList<String>();
    desired
        .fieldNames()
        .forEachRemaining(field -> compare(thing, desired, field, changed, drifted));
    if (thing.kind.equals("schema") && changed.stream().anyMatch(f -> f.endsWith("Schema"))) {
      return Response.problem(409, "SCHEMA_IMMUTABLE", "A version's body never changes.");
    }
    if (changed.isEmpty() && !thing.deactivated) {
      return answer(thing, 200, "unchanged", changed, drifted);
    }
    writes++;
    thing.deactivated = false;
    thing.state = desired.deepCopy();
    thing.applied = desired.deepCopy();
    return answer(thing, 200, "updated", changed, drifted);
  }

  private static void compare(
      Thing thing, ObjectNode desired, String field, List<String> changed, List<String> drifted) {
    JsonNode stored = thing.state.path(field);
    if (!stored.equals(desired.path(field))) {
      changed.add(field);
      if (!stored.equals(thing.applied.path(field))) {
        drifted.add(field);
      }
    }
  }

  private @Nullable Response invalid(String kind, ObjectNode desired) {
    String type = desired.path("recordSchema").path("type").asText("object");
    if (kind.equals("schema") && !JSON_TYPES.contains(type)) {
      return Response.problem(
          422, "INVALID_SCHEMA", "Keyword 'type' at /recordSchema/type: no such type " + type);
    }
    String orgId = desired.path("orgId").asText("");
    if (!kind.equals("org") && !things.containsKey(orgId)) {
      return Response.problem(422, "ORG_NOT_FOUND", "No org " + orgId + ".");
    }
    return null;
  }

  private Response delete(String kind, String ownerKey, String mode, FakeApiKeys keys) {
    Thing thing = byOwner(ownerKey).orElse(null);
    if (thing == null) {
      return Response.ok(Map.of("outcome", "absent"));
    }
    boolean hasAgents =
        things.values().stream()
            .anyMatch(other ->
                other.kind.equals("agent") && other.state.path("orgId").asText().equals(thing.id));
    if (kind.equals("org") && mode.equals("Delete") && hasAgents) {
      return Response.problem(409, "HAS_DEPENDENTS", "The org has agents.");
    }
    writes++;
    keys.revokeOfAgent(thing.id);
    switch (mode) {
      case "Delete" -> things.remove(thing.id);
      case "Deactivate" -> thing.deactivated = true;
      default -> thing.ownerKey = null;
    }
    String outcome =
        Map.of("Delete", "deleted", "Deactivate", "deactivated").getOrDefault(mode, "released");
    return Response.ok(Map.of("id", thing.id, "outcome", outcome));
  }

  private static Response answer(
      Thing thing, int status, String outcome, List<String> changed, List<String> drifted) {
    return new Response(
        status,
        Map.of(
            "id",
            thing.id,
            "ownerKey",
            String.valueOf(thing.ownerKey),
            "outcome",
            outcome,
            "changed",
            changed,
            "drifted",
            drifted,
            "state",
            thing.state));
  }

  private Optional<Thing> same(String kind, ObjectNode desired) {
    return things.values().stream()
        .filter(thing ->
            thing.kind.equals(kind) && identity(kind, thing.state).equals(identity(kind, desired)))
        .findFirst();
  }

  private static String identity(String kind, ObjectNode state) {
    return switch (kind) {
      case "org" -> state.path("slug").asText();
      case "agent" -> state.path("orgId").asText() + "/" + state.path("slug").asText();
      case "schema" ->
          state.path("orgId").asText()
              + "/"
              + state.path("type").asText()
              + "/"
              + state.path("version");
      default -> UUID.randomUUID().toString();
    };
  }

  /** Something that was there before the operator came. */
  public synchronized Thing existing(String kind, ObjectNode state, @Nullable String ownerKey) {
    var thing = new Thing(kind, ownerKey, state);
    things.put(thing.id, thing);
    return thing;
  }

  public synchronized Optional<Thing> byOwner(String ownerKey) {
    return things.values().stream().filter(thing -> ownerKey.equals(thing.ownerKey)).findFirst();
  }

  public synchronized int count() {
    return things.size();
  }

  synchronized int writes() {
    return writes;
  }

  synchronized void clear() {
    things.clear();
  }
}
