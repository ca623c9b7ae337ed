package io.agledger.operator.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.agledger.operator.client.FakeLedger.Response;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The signing-key registry, and the server instances whose private halves activation waits for. */
public final class FakeVault {

  private final Map<String, Map<String, @Nullable Object>> keys = new LinkedHashMap<>();
  private final Map<String, Supplier<Set<String>>> instances = new TreeMap<>();
  private final List<String> activations = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private int writes;

  /** The ledger's own clock. */
  public synchronized void clock(Clock clock) {
    this.clock = clock;
  }

  /** A live server instance; {@code holds} says which private halves it has right now. */
  public synchronized void instance(String name, Supplier<Set<String>> holds) {
    instances.put(name, holds);
  }

  synchronized Response handle(String method, String rest, JsonNode body) {
    if (method.equals("GET")) {
      return Response.ok(Map.of("data", List.copyOf(keys.values())));
    }
    if (rest.isEmpty()) {
      return publish(body.path("publicKey").asText());
    }
    if (rest.equals("/rotate")) {
      return confirm();
    }
    return activate(rest.substring(1, rest.indexOf("/activate")));
  }

  private Response publish(String publicKey) {
    String keyId;
    try {
      keyId = FakeKeyId.of(publicKey);
    } catch (GeneralSecurityException | RuntimeException e) {
      return Response.problem(400, "INVALID_REQUEST", "not an Ed25519 public key");
    }
    Map<String, @Nullable Object> known = keys.get(keyId);
    if (known != null) {
      return Response.ok(known);
    }
    writes++;
    var key = new LinkedHashMap<String, @Nullable Object>();
    key.put("keyId", keyId);
    key.put("algorithm", "Ed25519");
    key.put("publicKey", publicKey);
    key.put("status", "published");
    key.put("createdAt", now());
    key.put("activatedAt", null);
    key.put("retiringAt", null);
    key.put("retiredAt", null);
    key.put("compromisedAt", null);
    keys.put(keyId, key);
    return new Response(201, key);
  }

  private Response activate(String keyId) {
    var key = keys.get(keyId);
    if (key == null) {
      return Response.problem(404, "NOT_FOUND", "Key " + keyId + " is not published.");
    }
    if ("active".equals(key.get("status"))) {
      return Response.ok(activation(null, keyId, "already_active"));
    }
    if (!"published".equals(key.get("status"))) {
      return Response.problem(409, "KEY_RETIRED", "Key " + keyId + " is never used again.");
    }
    List<String> lagging =
        instances.entrySet().stream()
            .filter(instance -> !instance.getValue().get().contains(keyId))
            .map(Map.Entry::getKey)
            .toList();
    if (!lagging.isEmpty()) {
      String detail = "Not every instance holds " + keyId + ".";
      return Response.problem(409, "INSTANCES_LAGGING", detail, Map.of("instances", lagging));
    }
    writes++;
    String previous = active();
    keys.values().stream()
        .filter(other -> "active".equals(other.get("status")))
        .forEach(this::retire);
    key.put("status", "active");
    key.put("activatedAt", now());
    activations.add(keyId);
    return Response.ok(activation(previous, keyId, "activated"));
  }

  private void retire(Map<String, @Nullable Object> key) {
    key.put("status", "retiring");
    key.put("retiringAt", now());
  }

  private Response confirm() {
    String active = active();
    return active == null
        ? Response.problem(409, "NO_ACTIVE_KEY", "No key is active.")
        : Response.ok(activation(null, active, "already_active"));
  }

  private static Map<String, @Nullable Object> activation(
      @Nullable String previous, String keyId, String status) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("previousKeyId", previous);
    body.put("newKeyId", keyId);
    body.put("status", status);
    return body;
  }

  synchronized Map<String, Object> document(String instanceId) {
    return Map.of("instance", instanceId, "keys", List.copyOf(keys.values()));
  }

  public synchronized @Nullable String active() {
    return keysWithStatus("active").stream().findFirst().orElse(null);
  }

  public synchronized List<String> keysWithStatus(String status) {
    return keys.values().stream()
        .filter(key -> status.equals(key.get("status")))
        .map(key -> String.valueOf(key.get("keyId")))
        .toList();
  }

  /** Every key ever published, oldest first. */
  public synchronized List<String> published() {
    return List.copyOf(keys.keySet());
  }

  /** Every activation that took place, oldest first. */
  public synchronized List<String> activations() {
    return List.copyOf(activations);
  }

  synchronized int writes() {
    return writes;
  }

  synchronized void clear() {
    keys.clear();
    activations.clear();
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
