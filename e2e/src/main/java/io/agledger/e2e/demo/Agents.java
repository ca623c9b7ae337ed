package io.agledger.e2e.demo;

import io.agledger.e2e.installation.Installation;
import io.agledger.e2e.installation.Kubectl;
import io.agledger.e2e.ledger.LedgerClient;
import java.util.UUID;

/**
 * The three agents of {@code e2e/demo}, each with the key that the operator put into its Secret.
 *
 * @param releaseManagerId its id in the ledger, as the Agent's status tells it
 */
record Agents(
    LedgerClient recorder,
    LedgerClient deployer,
    LedgerClient releaseManager,
    UUID releaseManagerId) {

  static Agents of(Installation installation) {
    var kubectl = installation.kubectl();
    var id = kubectl.get("agent", "release-manager").at("/status/externalId").asString();
    return new Agents(
        client(installation, kubectl, "github-recorder-key"),
        client(installation, kubectl, "deployer-key"),
        client(installation, kubectl, "release-manager-key"),
        UUID.fromString(id));
  }

  private static LedgerClient client(Installation installation, Kubectl kubectl, String secret) {
    return LedgerClient.of(installation.ledger(), kubectl.secret(secret, "apiKey"));
  }
}
