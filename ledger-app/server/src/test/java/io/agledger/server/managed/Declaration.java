package io.agledger.server.managed;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;

import io.agledger.server.testing.TestServer;
import java.util.UUID;

/** What an owner declares in a test, and the requests that apply and remove it. */
record Declaration(
    TestServer server, String kind, String ownerKey, String adopt, String more, String desired) {

  static Declaration org(TestServer server, String name, String slug) {
    var desired = "\"slug\":\"%s\",\"displayName\":\"%s\"".formatted(slug, slug);
    return new Declaration(server, "org", "one/org/default/" + name, "Never", "", desired);
  }

  static Declaration agent(TestServer server, UUID org, String slug, String more) {
    var desired = "\"orgId\":\"%s\",\"slug\":\"%s\"%s".formatted(org, slug, more);
    return new Declaration(server, "agent", "one/agent/default/" + slug, "Never", "", desired);
  }

  static Declaration schema(TestServer server, UUID org, String type, String recordSchema) {
    var desired =
        "\"orgId\":\"%s\",\"type\":\"%s\",\"version\":1,\"recordSchema\":%s"
            .formatted(org, type, recordSchema);
    return new Declaration(server, "schema", "one/schema/default/" + type, "Never", "", desired);
  }

  Declaration by(String owner) {
    return new Declaration(
        server, kind, owner + ownerKey.substring(ownerKey.indexOf('/')), adopt, more, desired);
  }

  Declaration adopting(String policy) {
    return new Declaration(server, kind, ownerKey, policy, more, desired);
  }

  Declaration externalId(String id) {
    return new Declaration(
        server, kind, ownerKey, adopt, ",\"externalId\":\"" + id + "\"", desired);
  }

  Declaration desiring(String other) {
    return new Declaration(server, kind, ownerKey, adopt, more, other);
  }

  TestServer.Answer apply() {
    return server.put(
        "/v1/admin/managed/" + kind,
        PLATFORM_KEY,
        "{\"ownerKey\":\"%s\",\"adopt\":\"%s\"%s,\"desired\":{%s}}"
            .formatted(ownerKey, adopt, more, desired));
  }

  TestServer.Answer read() {
    return server.get("/v1/admin/managed/" + kind + "?ownerKey=" + ownerKey, PLATFORM_KEY);
  }

  TestServer.Answer remove(String mode) {
    return server.delete(
        "/v1/admin/managed/" + kind + "?ownerKey=" + ownerKey + "&mode=" + mode, PLATFORM_KEY);
  }
}
