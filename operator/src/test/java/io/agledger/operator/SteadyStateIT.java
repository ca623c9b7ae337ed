package io.agledger.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests 3, 4 and 18: what is as it should be is left alone, also by a new operator. */
class SteadyStateIT {

  private final Workbench bench = Workbench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void nothingIsWrittenWhenNothingDiffersNotEvenAfterARestart() {
    bench.ledger.vault.instance("api-0", () -> bench.dataKeys("vault-private"));
    List<HasMetadata> all = everyKind();
    List<String> versions = versions(all);
    int writes = bench.ledger.writes();

    bench.stopOperator();
    int requests = bench.ledger.requests().size();
    bench.startOperator();
    awaitAppliedAgain(requests);
    // The pass that made the last request has ended when one that came after it has.
    bench.awaitReady(bench.createOrg("afterwards"));

    assertThat(versions(all)).isEqualTo(versions);
    assertThat(bench.ledger.writes()).as("the new org only").isEqualTo(writes + 1);
  }

  @Test
  void anAskedForPassIsAnsweredInTheStatusAndDoesNotRepeat() {
    var org = bench.awaitReady(bench.createOrg("acme"));
    bench.poke(org);
    String asked =
        bench.now(org).getMetadata().getAnnotations().get("agledger.io/reconcile-requested-at");
    bench.await(
        org,
        "lastHandledReconcileAt",
        now -> Objects.equals(asked, Workbench.status(now).lastHandledReconcileAt()));
    String version = bench.now(org).getMetadata().getResourceVersion();
    bench.awaitReady(bench.createAgent("bot", "acme"));
    assertThat(bench.now(org).getMetadata().getResourceVersion()).isEqualTo(version);
  }

  private List<HasMetadata> everyKind() {
    var org = bench.createOrg("acme");
    var agent =
        bench.create(
            Samples.agentWithKey(bench.namespace, "bot", "acme", "rotation: {interval: 720h}"));
    var schema = bench.create(Samples.schema(bench.namespace, "invoice-v1", "acme", "object"));
    var webhook = bench.create(Samples.webhook(bench.namespace, "billing", "acme"));
    var key =
        bench.create(Samples.signingKey(bench.namespace, "vault", "{trigger: a}", "0s", "24h"));
    var all = new ArrayList<HasMetadata>();
    all.add(bench.awaitReady(Samples.ledger(bench.namespace, bench.ledger.uri())));
    all.add(bench.awaitReady(org));
    all.add(bench.awaitReady(agent));
    all.add(bench.awaitReady(schema));
    all.add(bench.awaitReady(webhook));
    all.add(bench.awaitReady(key));
    all.add(bench.secret("bot-key").orElseThrow());
    all.add(bench.secret("vault-private").orElseThrow());
    return all;
  }

  /** Each kind has been compared with the ledger once more, which asks for the same every time. */
  private void awaitAppliedAgain(int after) {
    Set<String> every =
        Set.of(
            "GET /v1/admin/system-health",
            "PUT /v1/admin/managed/org",
            "PUT /v1/admin/managed/agent",
            "PUT /v1/admin/managed/schema",
            "PUT /v1/admin/managed/webhook",
            "GET /v1/verification-keys");
    Await.until(
        "a pass over every kind",
        () -> {
          List<String> requests = bench.ledger.requests();
          return requests.subList(after, requests.size()).containsAll(every);
        });
  }

  private List<String> versions(List<HasMetadata> all) {
    return all.stream()
        .map(resource -> bench.now(resource).getMetadata().getResourceVersion())
        .toList();
  }
}
