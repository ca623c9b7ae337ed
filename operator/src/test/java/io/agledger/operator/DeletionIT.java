package io.agledger.operator;

import static io.agledger.operator.Workbench.condition;
import static io.agledger.operator.Workbench.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.Org;
import io.agledger.api.v1beta1.Webhook;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests 15 and 16, and what users ask for most: nothing is stuck, nothing is lost unasked. */
class DeletionIT {

  private static final String FINALIZER = "agledger.io/finalizer";

  private final Workbench bench = Workbench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aDeletedAgentIsDeactivatedAndItsKeysRevoked() {
    bench.awaitReady(bench.createOrg("acme"));
    Agent agent =
        bench.awaitReady(bench.create(Samples.agentWithKey(bench.namespace, "bot", "acme", "")));
    assertThat(agent.hasFinalizer(FINALIZER)).isTrue();
    bench.live(agent).delete();
    bench.awaitGone(agent);
    assertThat(bench.ledger.managed.byOwner(bench.ownerKey(agent)).orElseThrow().deactivated)
        .isTrue();
    assertThat(bench.ledger.apiKeys.valid()).isEmpty();
  }

  @Test
  void aRetainedOrgHasNoFinalizerAndStays() {
    Org org = bench.awaitReady(bench.createOrg("acme"));
    assertThat(org.getFinalizers()).isEmpty();
    bench.live(org).delete();
    bench.awaitGone(org);
    var kept = bench.ledger.managed.byOwner(bench.ownerKey(org)).orElseThrow();

    Org again = bench.awaitReady(bench.createOrg("acme"));
    assertThat(Workbench.status(again).externalId()).isEqualTo(kept.id);
  }

  @Test
  void aFinalizerGoesWhenThePolicyNoLongerNeedsIt() {
    bench.awaitReady(bench.createOrg("acme"));
    Webhook webhook =
        bench.awaitReady(bench.create(Samples.webhook(bench.namespace, "billing", "acme")));
    assertThat(webhook.hasFinalizer(FINALIZER)).isTrue();
    bench.respecify(Samples.retained(webhook));
    bench.await(webhook, "no finalizer", now -> now.getFinalizers().isEmpty());
  }

  @Test
  void aDeadLedgerBlocksDeletionUntilItIsBack() {
    Agent agent = readyAgent();
    bench.ledger.faults.down(true);
    bench.live(agent).delete();
    agent = bench.awaitCondition(agent, "DeletionBlocked", "True", "LedgerUnavailable");
    bench.ledger.faults.down(false);
    bench.awaitGone(agent);
    assertThat(bench.ledger.managed.byOwner(bench.ownerKey(agent)).orElseThrow().deactivated)
        .isTrue();
  }

  @Test
  void theForceAnnotationLetsItGoWithoutTheLedger() {
    Agent agent = readyAgent();
    bench.ledger.faults.down(true);
    bench.live(agent).delete();
    bench.awaitCondition(agent, "DeletionBlocked", "True", "LedgerUnavailable");
    bench.annotate(agent, "agledger.io/force-delete", "true");
    bench.awaitGone(agent);
    assertThat(bench.events("ForceDeleted")).hasSize(1);
  }

  @Test
  void withoutItsLedgerResourceNothingHoldsAnAgent() {
    Agent agent = readyAgent();
    bench.live(Samples.ledger(bench.namespace, bench.ledger.uri())).delete();
    bench.live(agent).delete();
    bench.awaitGone(agent);
    assertThat(bench.events("Orphaned")).hasSize(1);
  }

  @Test
  void withoutItsOrgAnAgentStillLeavesTheLedger() {
    Agent agent = readyAgent();
    HasMetadata org = Samples.org(bench.namespace, "acme");
    bench.live(org).delete();
    bench.awaitGone(org);
    bench.live(agent).delete();
    bench.awaitGone(agent);
    assertThat(bench.ledger.managed.byOwner(bench.ownerKey(agent)).orElseThrow().deactivated)
        .isTrue();
  }

  @Test
  void anOrgWithAgentsWaitsForThem() {
    Org org =
        bench.awaitReady(bench.create(Samples.deletable(Samples.org(bench.namespace, "acme"))));
    Agent agent = bench.awaitReady(bench.create(Samples.deletable(agent())));
    bench.live(org).delete();
    org = bench.awaitCondition(org, "DeletionBlocked", "True", "HasDependents");
    assertThat(message(org, "DeletionBlocked")).contains("agents");
    bench.live(agent).delete();
    bench.awaitGone(agent);
    bench.awaitGone(org);
    assertThat(bench.ledger.managed.count()).isZero();
  }

  @Test
  void whileAnotherFinalizerHoldsItNothingIsMadeAnew() {
    bench.awaitReady(bench.createOrg("acme"));
    Agent agent = Samples.agentWithKey(bench.namespace, "bot", "acme", "");
    agent.addFinalizer("example.com/other");
    bench.awaitReady(bench.create(agent));
    bench.live(agent).delete();
    bench.await(agent, "our finalizer gone", now -> !now.hasFinalizer(FINALIZER));
    bench.live(bench.secret("bot-key").orElseThrow()).delete();
    bench.poke(agent);
    // A pass for something else that comes after shows that this one had its chance.
    bench.awaitReady(bench.createAgent("other", "acme"));
    assertThat(bench.secret("bot-key")).isEmpty();
    assertThat(bench.now(agent).hasFinalizer(FINALIZER)).isFalse();
    assertThat(bench.ledger.apiKeys.valid()).isEmpty();
  }

  @Test
  void aSuspendedAgentIsLeftAloneButCanBeDeleted() {
    Agent agent = readyAgent();
    bench.respecify(Samples.suspended(agent));
    agent = bench.awaitCondition(agent, "Suspended", "True", "UserRequested");
    assertThat(condition(agent, "Ready").orElseThrow().getStatus()).isEqualTo("Unknown");
    var thing = bench.ledger.managed.byOwner(bench.ownerKey(agent)).orElseThrow();
    thing.state.put("displayName", "tampered");
    bench.poke(agent);
    bench.await(agent, "the pass", now -> Workbench.status(now).lastHandledReconcileAt() != null);
    assertThat(thing.state.path("displayName").asText()).isEqualTo("tampered");
    bench.live(agent).delete();
    bench.awaitGone(agent);
    assertThat(thing.deactivated).isTrue();
  }

  private Agent readyAgent() {
    bench.awaitReady(bench.createOrg("acme"));
    return bench.awaitReady(bench.create(agent()));
  }

  private Agent agent() {
    return Samples.agent(bench.namespace, "bot", "acme");
  }
}
