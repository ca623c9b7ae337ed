package io.agledger.e2e.demo;

import io.agledger.e2e.installation.Kubectl;

/** Replaces the signing key the way a user does. */
record Rotation(Kubectl kubectl) {

  private static final String KEY = "vault";

  String activeKey() {
    return kubectl.get("signingkey", KEY).at("/status/activeKeyId").asString();
  }

  /**
   * Changes the trigger and waits until the ledger signs with another key; returns that key's id.
   */
  String rotate(String trigger) {
    var previous = activeKey();
    kubectl.run(
        "patch",
        "signingkey",
        KEY,
        "--type=merge",
        "--patch",
        "{\"spec\":{\"rotation\":{\"trigger\":\"" + trigger + "\"}}}");
    kubectl.run(
        "wait",
        "signingkey/" + KEY,
        "--for=jsonpath={.status.previousKeyId}=" + previous,
        "--timeout=60s");
    return activeKey();
  }
}
