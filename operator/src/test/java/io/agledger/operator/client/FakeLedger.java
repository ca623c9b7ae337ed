package io.agledger.operator.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A ledger in memory behind a real HTTP server on loopback. It keeps the operator-facing rules of
 * the real one (owner keys, idempotence, activation) and fails on demand, before or after an
 * effect.
 */
public final class FakeLedger implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();
  public static final String PLATFORM_KEY = "agl_plt_" + "canary-platform-key".repeat(2) + "00000";

  public final FakeManaged managed = new FakeManaged();
  public final FakeApiKeys apiKeys = new FakeApiKeys();
  public final FakeVault vault = new FakeVault();
  public final Faults faults = new Faults();

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile String instanceId = UUID.randomUUID().toString();

  public FakeLedger() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** One answer of the fake. */
  public record Response(int status, Object body) {

    static Response ok(Object body) {
      return new Response(200, body);
    }

    static Response problem(int status, String code, String detail) {
      return problem(status, code, detail, Map.of());
    }

    static Response problem(int status, String code, String detail, Map<String, Object> more) {
      var body = new HashMap<String, Object>(more);
      body.put("type", "about:blank");
      body.put("title", code);
      body.put("status", status);
      body.put("code", code);
      body.put("detail", detail);
      body.put("recoveryHint", "");
      return new Response(status, body);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public ClientSettings settings() {
    var timeout = Duration.ofSeconds(10);
    return new ClientSettings(uri(), PLATFORM_KEY, "", timeout, 16, 10_000);
  }

  public String instanceId() {
    return instanceId;
  }

  /** As if the ledger now stood on another database: everything is forgotten. */
  public void loseEverything() {
    managed.clear();
    apiKeys.clear();
    vault.clear();
    instanceId = UUID.randomUUID().toString();
  }

  /** "METHOD /path", oldest first, queries cut off. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** How often the ledger's state really changed. */
  public int writes() {
    return managed.writes() + apiKeys.writes() + vault.writes();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(method + " " + path);
      Response response = faults.around(method, path, () -> route(exchange, method, path, body));
      if (response != null) {
        write(exchange, response);
      }
    }
  }

  private static void write(HttpExchange exchange, Response response) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(response.body());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(response.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private Response route(HttpExchange exchange, String method, String path, byte[] body)
      throws IOException {
    return switch (path) {
      case "/readyz" -> Response.ok(Map.of("status", "ready", "version", "0.1.0"));
      case "/health" ->
          Response.ok(Map.of("status", "ok", "version", "0.1.0", "instanceId", instanceId));
      case "/v1/verification-keys" -> Response.ok(vault.document(instanceId));
      default -> authorized(exchange, method, path, body);
    };
  }

  private Response authorized(HttpExchange exchange, String method, String path, byte[] body)
      throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + PLATFORM_KEY).equals(authorization)) {
      return Response.problem(401, "UNAUTHORIZED", "The key is not known.");
    }
    JsonNode json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    return privileged(exchange, method, path, json);
  }

  private Response privileged(HttpExchange exchange, String method, String path, JsonNode body) {
    if (path.equals("/v1/admin/system-health")) {
      return Response.ok(Map.of("status", "ok"));
    }
    if (path.startsWith("/v1/admin/managed/")) {
      String kind = path.substring("/v1/admin/managed/".length());
      return managed.handle(method, kind, query(exchange), body, apiKeys);
    }
    if (path.startsWith("/v1/admin/api-keys/")) {
      return apiKeys.handle(method, path.substring("/v1/admin/api-keys/".length()), body);
    }
    if (path.startsWith("/v1/admin/vault/signing-keys")) {
      return vault.handle(method, path.substring("/v1/admin/vault/signing-keys".length()), body);
    }
    return Response.problem(404, "NOT_FOUND", "No such path: " + path);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var query = new HashMap<String, String>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }
}
