package io.agledger.operator.client;

import io.agledger.operator.client.ApiKeys.Registration;
import io.agledger.operator.client.Managed.Applied;
import io.agledger.operator.client.Managed.Apply;
import io.agledger.operator.client.Managed.RemovalMode;
import io.agledger.operator.client.Managed.Removed;
import io.agledger.operator.client.VaultKeys.Activation;
import io.agledger.operator.client.VaultKeys.VaultKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@link LedgerClient} over the ledger's HTTP API. */
public final class HttpLedgerClient implements LedgerClient {

  private final Exchange http;

  public HttpLedgerClient(ClientSettings settings, Gate gate) {
    this.http = new Exchange(settings, gate);
  }

  @Override
  public Answer<LedgerHealth> probe() {
    http.ungated("GET", "/readyz");
    Reply health = http.ungated("GET", "/health");
    // The one cheap call that only a platform key may make.
    Reply privileged = http.ungated("GET", "/v1/admin/system-health");
    if (privileged.isRefusal()) {
      return new Answer.Refused<>(privileged.problem());
    }
    return new Answer.Done<>(new LedgerHealth(health.text("version"), health.text("instanceId")));
  }

  @Override
  public Answer<Applied> apply(ManagedKind kind, Apply request) {
    return http.call("PUT", managed(kind), request)
        .as(json ->
            new Applied(
                Reply.text(json, "id"),
                request.ownerKey(),
                Reply.text(json, "outcome"),
                Reply.texts(json, "changed"),
                Reply.texts(json, "drifted"),
                json.path("state")));
  }

  @Override
  public Answer<Removed> remove(ManagedKind kind, String ownerKey, RemovalMode mode) {
    String query = "?ownerKey=" + encode(ownerKey) + "&mode=" + mode;
    Reply reply = http.call("DELETE", managed(kind) + query);
    if (reply.status() == 404) {
      return new Answer.Done<>(new Removed(null, "absent"));
    }
    return reply.as(json -> new Removed(json.path("id").textValue(), Reply.text(json, "outcome")));
  }

  @Override
  public Answer<String> registerApiKey(String keyId, Registration registration) {
    return http.call("PUT", apiKey(keyId), registration).as(json -> keyId);
  }

  @Override
  public Answer<String> revokeApiKey(String keyId) {
    Reply reply = http.call("DELETE", apiKey(keyId));
    return reply.status() == 404 ? new Answer.Done<>(keyId) : reply.as(json -> keyId);
  }

  @Override
  public Answer<List<VaultKey>> signingKeys() {
    return http.call("GET", signingKeysPath())
        .as(json -> List.of(Json.read(json.path("data"), VaultKey[].class)));
  }

  @Override
  public Answer<String> verificationKeys() {
    Reply reply = http.call("GET", "/v1/verification-keys");
    return reply.as(json -> reply.body());
  }

  @Override
  public Answer<VaultKey> publishSigningKey(String publicKey) {
    return http.call("POST", signingKeysPath(), Map.of("publicKey", publicKey))
        .as(json -> Json.read(json, VaultKey.class));
  }

  @Override
  public Answer<Activation> activateSigningKey(String keyId) {
    return http.call("POST", signingKeysPath() + "/" + encode(keyId) + "/activate", Map.of())
        .as(json -> Json.read(json, Activation.class));
  }

  @Override
  public Answer<Activation> confirmSigningKey() {
    return http.call("POST", signingKeysPath() + "/rotate", Map.of())
        .as(json -> Json.read(json, Activation.class));
  }

  private static String managed(ManagedKind kind) {
    return "/v1/admin/managed/" + kind.path();
  }

  private static String apiKey(String keyId) {
    return "/v1/admin/api-keys/" + encode(keyId);
  }

  private static String signingKeysPath() {
    return "/v1/admin/vault/signing-keys";
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
