package io.agledger.operator;

import static io.agledger.operator.Workbench.message;
import static io.agledger.operator.Workbench.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.Org;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for what is missing, waking when it comes, and asking both sides for consent. */
class ReferencesIT {

  private final Workbench bench = new Workbench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anAgentWaitsForItsOrgAndGoesOnWhenItAppears() {
    bench.createLedger();
    bench.startOperator();
    Agent agent = bench.createAgent("bot", "acme");
    agent = bench.awaitCondition(agent, "Ready", "False", "ReferenceNotFound");
    assertThat(message(agent, "Ready")).contains("Org", "acme", "does not exist");
    bench.createOrg("acme");
    bench.awaitReady(agent);
  }

  @Test
  void anOrgWaitsForItsLedgerAndGoesOnWhenItAppears() {
    bench.startOperator();
    Org org = bench.createOrg("acme");
    org = bench.awaitCondition(org, "Ready", "False", "ReferenceNotFound");
    assertThat(message(org, "Ready")).contains("Ledger", "main", "does not exist");
    bench.createLedger();
    bench.awaitReady(org);
  }

  @Test
  void aLedgerWithoutItsPlatformKeySaysSoAndGoesOnWhenItComes() {
    var ledger = bench.create(Samples.ledger(bench.namespace, bench.ledger.uri()));
    bench.startOperator();
    Org org = bench.createOrg("acme");
    ledger = bench.awaitCondition(ledger, "Ready", "False", "ReferenceNotFound");
    assertThat(message(ledger, "Ready")).contains("Secret platform-key");
    bench.awaitCondition(org, "Ready", "False", "LedgerUnavailable");
    bench.createPlatformKey();
    bench.awaitReady(org);
  }

  @Test
  void aChangedOrgWakesItsAgents() {
    bench.createLedger();
    bench.startOperator();
    bench.awaitReady(bench.createOrg("acme"));
    Agent agent = bench.awaitReady(bench.createAgent("bot", "acme"));
    String key = bench.ownerKey(agent);
    // Nothing but the Org changes: that the Agent is applied again shows that it was woken.
    bench.ledger.managed.byOwner(key).orElseThrow().state.put("displayName", "tampered");
    bench.respecify(
        Samples.parse(
            """
            apiVersion: agledger.io/v1beta1
            kind: Org
            metadata: {name: acme, namespace: %s}
            spec: {displayName: Another name}
            """
                .formatted(bench.namespace),
            Org.class));
    Await.until(
        "the agent is put right",
        () -> bench.ledger.managed.byOwner(key).orElseThrow().state.path("displayName").asText(),
        "bot"::equals);
    Await.until("an Event", () -> !bench.events("DriftCorrected").isEmpty());
  }

  @Test
  void anotherNamespaceNeedsTheLedgersConsentAndTheOrgs() {
    bench.createLedger();
    String tenant = ApiServer.get().newNamespace(Map.of("tenant", "true"));
    bench.startOperator(Set.of(bench.namespace, tenant), ApiServer.get().newClient());
    Org org = bench.create(orgIn(tenant));
    org = bench.awaitCondition(org, "Stalled", "True", "ReferenceNotPermitted");
    assertThat(message(org, "Ready")).contains("does not allow").contains(tenant);
    assertThat(bench.ledger.managed.count()).isZero();

    var ledger = Samples.ledger(bench.namespace, bench.ledger.uri());
    bench.respecify(
        Samples.allowing(
            ledger,
            """
            from: Selector
            selector: {matchLabels: {tenant: "true"}}
            """));
    org = bench.awaitReady(org);

    Agent stranger =
        bench.create(
            Samples.parse(
                """
                apiVersion: agledger.io/v1beta1
                kind: Agent
                metadata: {name: stranger, namespace: %s}
                spec: {orgRef: {name: acme, namespace: %s}}
                """
                    .formatted(bench.namespace, tenant),
                Agent.class));
    bench.awaitCondition(stranger, "Stalled", "True", "ReferenceNotPermitted");
    assertThat(status(org).externalId()).isNotNull();
  }

  private Org orgIn(String tenant) {
    return Samples.parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: Org
        metadata: {name: acme, namespace: %s}
        spec: {ledgerRef: {name: main, namespace: %s}}
        """
            .formatted(tenant, bench.namespace),
        Org.class);
  }
}
