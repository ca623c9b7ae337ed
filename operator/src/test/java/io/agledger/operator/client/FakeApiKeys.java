package io.agledger.operator.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.agledger.operator.client.FakeLedger.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The api-keys table: an id once taken keeps its values for ever, revoked or not. */
public final class FakeApiKeys {

  /** One row. */
  public record Row(String keyId, JsonNode registration, boolean revoked) {

    public String sha256() {
      return registration.path("sha256").asText();
    }

    public String agentId() {
      return registration.path("agentId").asText("");
    }
  }

  private final Map<String, Row> rows = new HashMap<>();
  private int writes;

  synchronized Response handle(String method, String keyId, JsonNode body) {
    return switch (method) {
      case "PUT" -> put(keyId, body);
      case "DELETE" -> revoke(keyId);
      default -> Response.problem(405, "METHOD_NOT_ALLOWED", method);
    };
  }

  private Response put(String keyId, JsonNode body) {
    Row known = rows.get(keyId);
    if (known == null) {
      writes++;
      rows.put(keyId, new Row(keyId, body, false));
      return new Response(201, Map.of("keyId", keyId));
    }
    if (known.revoked() || !known.registration().equals(body)) {
      return Response.problem(409, "KEY_ID_TAKEN", "Key id " + keyId + " has other values.");
    }
    return Response.ok(Map.of("keyId", keyId));
  }

  /** Also for a test that revokes a key behind the operator's back. */
  public synchronized Response revoke(String keyId) {
    Row known = rows.get(keyId);
    if (known != null && !known.revoked()) {
      writes++;
      rows.put(keyId, new Row(keyId, known.registration(), true));
    }
    return Response.ok(Map.of("keyId", keyId, "outcome", known == null ? "absent" : "revoked"));
  }

  synchronized void revokeOfAgent(String agentId) {
    rows.values().stream()
        .filter(row -> row.agentId().equals(agentId))
        .map(Row::keyId)
        .toList()
        .forEach(this::revoke);
  }

  public synchronized List<Row> valid() {
    return rows.values().stream().filter(row -> !row.revoked()).toList();
  }

  public synchronized List<Row> all() {
    return List.copyOf(rows.values());
  }

  synchronized int writes() {
    return writes;
  }

  synchronized void clear() {
    rows.clear();
  }
}
