package io.agledger.e2e.installation;

import io.agledger.e2e.process.ProgramFailed;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Waits for resources as a user does, and says what those that do not get ready say themselves. */
final class Readiness {

  private static final String KINDS = "ledgers,orgs,agents,signingkeys,schemas";
  private static final int SHOWN = 6;

  private Readiness() {}

  static String await(Kubectl kubectl) {
    try {
      return kubectl.run("wait", "--for=condition=Ready", "--all", "--timeout=60s", KINDS);
    } catch (ProgramFailed _) {
      throw new IllegalStateException("these are not Ready:\n" + unready(kubectl));
    }
  }

  private static String unready(Kubectl kubectl) {
    return kubectl.list(KINDS).stream()
        .filter(resource -> !ready(resource).path("status").asString("").equals("True"))
        .limit(SHOWN)
        .map(resource -> describe(resource))
        .collect(Collectors.joining("\n"));
  }

  private static String describe(JsonNode resource) {
    var ready = ready(resource);
    return "  %s %s: %s %s"
        .formatted(
            resource.get("kind").asString(),
            resource.at("/metadata/name").asString(),
            ready.path("reason").asString("no condition yet"),
            ready.path("message").asString(""));
  }

  private static JsonNode ready(JsonNode resource) {
    return resource
        .at("/status/conditions")
        .valueStream()
        .filter(condition -> condition.path("type").asString("").equals("Ready"))
        .findFirst()
        .orElse(resource.path("none"));
  }
}
