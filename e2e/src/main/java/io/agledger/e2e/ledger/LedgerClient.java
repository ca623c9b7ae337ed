package io.agledger.e2e.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One API key's view of the ledger. */
public final class LedgerClient {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http;
  private final URI base;
  private final Optional<String> apiKey;

  private LedgerClient(URI base, Optional<String> apiKey) {
    this.http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
    this.base = base;
    this.apiKey = apiKey;
  }

  public static LedgerClient of(URI base, String apiKey) {
    return new LedgerClient(base, Optional.of(apiKey));
  }

  /** Somebody whom the ledger does not know. */
  public static LedgerClient withoutKey(URI base) {
    return new LedgerClient(base, Optional.empty());
  }

  /** Notarizes a payload as a record of its own, for which the caller is accountable. */
  public Answer record(String type, JsonNode payload) throws IOException, InterruptedException {
    return post("/v1/records", record(type, payload, JSON.createObjectNode()));
  }

  /** Notarizes what is going to be done; {@code principal} is the agent that will judge it. */
  public Answer intend(String type, JsonNode payload, UUID principal)
      throws IOException, InterruptedException {
    var accountable = JSON.createObjectNode().put("principalAgentId", principal.toString());
    return post("/v1/records", record(type, payload, accountable));
  }

  /** Notarizes what came of it. */
  public Answer complete(String recordId, JsonNode payload)
      throws IOException, InterruptedException {
    return post(
        "/v1/records/" + recordId + "/completion", JSON.createObjectNode().set("payload", payload));
  }

  /** Notarizes the verdict, {@code FULFILLED} or {@code FAILED}, with what it rests on. */
  public Answer judge(String recordId, String verdict, JsonNode evidence)
      throws IOException, InterruptedException {
    var body = JSON.createObjectNode().put("verdict", verdict).set("payload", evidence);
    return post("/v1/records/" + recordId + "/outcome", body);
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  private static ObjectNode record(String type, JsonNode payload, ObjectNode rest) {
    return rest.put("type", type).set("payload", payload);
  }

  private Answer post(String path, JsonNode body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
    apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key));
    return request;
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    var response = http.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }
}
