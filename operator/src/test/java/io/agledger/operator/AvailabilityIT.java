package io.agledger.operator;

import static io.agledger.operator.Workbench.condition;
import static io.agledger.operator.Workbench.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.Ledger;
import io.agledger.operator.client.Faults.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ledger that is down, comes back, or turns out to be another one. Tests 9 and 10. */
class AvailabilityIT {

  private final Workbench bench = Workbench.started();
  private final Ledger ledger = Samples.ledger(bench.namespace, bench.ledger.uri());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aDeadLedgerIsSaidOnceAskedRarelyAndRecoversByItself() {
    List<Agent> agents = agents(20);
    bench.ledger.faults.down(true);
    agents.forEach(bench::poke);
    agents.forEach(agent -> bench.awaitCondition(agent, "Ready", "False", "LedgerUnavailable"));
    Ledger down = bench.awaitCondition(ledger, "Ready", "False", "LedgerUnavailable");
    assertThat(message(down, "Ready")).contains("503");

    int before = bench.ledger.requests().size();
    agents.forEach(bench::poke);
    Await.until("a probe while down", () -> bench.ledger.requests().size() > before);
    assertThat(bench.ledger.requests().subList(before, bench.ledger.requests().size()))
        .as("only the probe asks")
        .allMatch("GET /readyz"::equals);

    bench.ledger.faults.down(false);
    agents.forEach(bench::awaitReady);
    bench.awaitReady(ledger);
  }

  @Test
  void aSingleFailedRequestIsRepeatedWithoutANewObject() {
    bench.awaitReady(bench.createOrg("acme"));
    bench.ledger.faults.once("PUT", "/v1/admin/managed/agent", Kind.DROPPED_AFTER);
    Agent agent = bench.awaitReady(bench.createAgent("bot", "acme"));
    assertThat(bench.ledger.faults.pending()).isZero();
    assertThat(bench.ledger.managed.count()).isEqualTo(2);
    assertThat(condition(agent, "Reconciling")).isEmpty();
  }

  @Test
  void aLedgerOnAnotherDatabaseGetsEverythingAgain() {
    List<Agent> agents = agents(3);
    bench.ledger.loseEverything();
    // The next probe sees the new instance id; a request that fails brings it forward.
    bench.poke(ledger);
    bench.clock.advance(Duration.ofMinutes(1));
    bench.poke(ledger);
    Await.until("everything applied again", () -> bench.ledger.managed.count() == 4);
    agents.forEach(agent ->
        bench.await(
            agent,
            "the new id",
            now ->
                bench
                    .ledger
                    .managed
                    .byOwner(bench.ownerKey(now))
                    .filter(thing -> thing.id.equals(Workbench.status(now).externalId()))
                    .isPresent()));
    Await.until("an Event", () -> !bench.events("LedgerChanged").isEmpty());
  }

  @Test
  void aPlatformKeyThatIsNoLongerValidIsNamed() {
    bench.awaitReady(bench.createOrg("acme"));
    bench.replacePlatformKey("z".repeat(51));
    bench.clock.advance(Duration.ofMinutes(1));
    bench.poke(ledger);
    bench.awaitCondition(ledger, "Ready", "False", "Forbidden");
  }

  private List<Agent> agents(int count) {
    bench.awaitReady(bench.createOrg("acme"));
    var agents = new ArrayList<Agent>();
    for (int i = 0; i < count; i++) {
      agents.add(bench.createAgent("bot-" + i, "acme"));
    }
    return agents.stream().map(bench::awaitReady).toList();
  }
}
