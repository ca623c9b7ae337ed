package io.agledger.server.testing;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * An org as the operator makes one: through managed resources and API keys registered by their
 * hash.
 */
public final class Tenant {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TestServer server;
  public final String name;
  public final UUID org;
  public final String adminKey;

  /** An agent and the key that it holds. */
  public record Agent(UUID id, String key) {}

  private Tenant(TestServer server, String name, UUID org) {
    this.server = server;
    this.name = name;
    this.org = org;
    this.adminKey = registerKey("admin", "\"orgId\":\"%s\"".formatted(org));
  }

  public static Tenant create(TestServer server, String name) {
    var org =
        managed(
            server, "org", name, "{\"slug\":\"%s\",\"displayName\":\"%s\"}".formatted(name, name));
    return new Tenant(server, name, org);
  }

  public Agent agent(String slug) {
    var id =
        managed(
            server,
            "agent",
            name + "-" + slug,
            "{\"orgId\":\"%s\",\"slug\":\"%s\",\"displayName\":\"%s\",\"agentClass\":\"autonomous\",\"capabilities\":[]}"
                .formatted(org, slug, slug));
    return new Agent(
        id, registerKey("agent", "\"orgId\":\"%s\",\"agentId\":\"%s\"".formatted(org, id)));
  }

  /**
   * Registers version 1 of a type; {@code completionSchema} is JSON, {@code null} for a type that
   * is only notarized.
   */
  public void schema(String type, String recordSchema, String completionSchema) {
    schema(type, 1, recordSchema, completionSchema);
  }

  public void schema(String type, int version, String recordSchema, String completionSchema) {
    managed(
        server,
        "schema",
        name + "-" + type.replace('_', '-') + "-" + version,
        """
        {"orgId":"%s","type":"%s","version":%d,"recordSchema":%s,"completionSchema":%s,"lifecycle":"Active"}
        """
            .formatted(org, type, version, recordSchema, completionSchema));
  }

  private static UUID managed(TestServer server, String kind, String name, String desired) {
    var answer =
        server.put(
            "/v1/admin/managed/" + kind,
            PLATFORM_KEY,
            "{\"ownerKey\":\"test/%s/default/%s\",\"adopt\":\"Never\",\"desired\":%s}"
                .formatted(kind, name, desired));
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return UUID.fromString(answer.at("/id"));
  }

  private String registerKey(String role, String owner) {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    var key =
        "agl_"
            + role.substring(0, 3).replace("age", "agt")
            + "_"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    var answer =
        server.put(
            "/v1/admin/api-keys/" + UUID.randomUUID(),
            PLATFORM_KEY,
            "{\"sha256\":\"%s\",\"role\":\"%s\",%s,\"label\":\"test\"}"
                .formatted(Digest.sha256(Bytes.utf8(key)).hex(), role, owner));
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return key;
  }
}
