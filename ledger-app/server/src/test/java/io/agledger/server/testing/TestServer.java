package io.agledger.server.testing;

import io.agledger.server.AgledgerServer;
import io.agledger.server.Role;
import io.agledger.server.configuration.Configured;
import io.agledger.server.configuration.ServerConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server in this JVM on a free port, with a platform key, and a small HTTP client for it. */
public final class TestServer implements AutoCloseable {
  public static final String PLATFORM_KEY = "agl_plt_canary-platform-key-0123456789abcdefghijklm";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;
  public final TestDatabase database;
  public final Path signingKeys;

  private TestServer(
      ConfigurableApplicationContext context, TestDatabase database, Path signingKeys) {
    this.context = context;
    this.database = database;
    this.signingKeys = signingKeys;
  }

  public static TestServer start(Role role) {
    return start(role, TestDatabase.create(), Map.of());
  }

  /** Starts against a database that may already be in use by another server. */
  public static TestServer start(Role role, TestDatabase database, Map<String, String> more) {
    try {
      var folder = Files.createTempDirectory("agledger-test");
      var keys = Files.createDirectories(folder.resolve("keys"));
      var environment = new HashMap<>(database.environment());
      environment.put("PORT", "0");
      environment.put("MANAGEMENT_PORT", "0");
      environment.put("AGLEDGER_SIGNING_KEY_DIR", keys.toString());
      environment.put(
          "AGLEDGER_PLATFORM_KEY_FILE",
          Files.writeString(folder.resolve("platform-key"), PLATFORM_KEY + "\n").toString());
      environment.putAll(more);
      var configuration =
          switch (ServerConfiguration.read("test", environment)) {
            case Configured.Valid(ServerConfiguration valid) -> valid;
            case Configured.Invalid(String reason) -> throw new IllegalArgumentException(reason);
          };
      return new TestServer(
          AgledgerServer.start(role, configuration),
          database,
          configuration.signingKeyDirectory().orElse(keys));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public Object bean(String name) {
    return context.getBean(name);
  }

  public URI uri(String path) {
    var port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** An answer: status, headers and the body as JSON (missing when empty). */
  public record Answer(int status, Map<String, List<String>> headers, String text) {
    public JsonNode json() {
      return JSON.readTree(text);
    }

    /** The first value of a header, or the empty string. */
    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
    }

    public String at(String pointer) {
      return json().at(pointer).asString();
    }
  }

  public Answer get(String path, String key) {
    return send(HttpRequest.newBuilder(uri(path)).GET(), key);
  }

  public Answer post(String path, String key, String body) {
    return send(
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), key);
  }

  public Answer put(String path, String key, String body) {
    return send(
        HttpRequest.newBuilder(uri(path)).PUT(HttpRequest.BodyPublishers.ofString(body)), key);
  }

  public Answer delete(String path, String key) {
    return send(HttpRequest.newBuilder(uri(path)).DELETE(), key);
  }

  /**
   * Sends with {@code Content-Type: application/json} unless the request names another; no key
   * where it is empty.
   */
  public Answer send(HttpRequest.Builder request, String key) {
    if (!key.isEmpty()) {
      request.setHeader("Authorization", "Bearer " + key);
    }
    if (request.copy().build().headers().firstValue("Content-Type").isEmpty()) {
      request.setHeader("Content-Type", "application/json");
    }
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
