package io.agledger.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.operator.client.HttpLedgerClient;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.javaoperatorsdk.operator.Operator;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Test 12: one operator works, and the one that loses the lease dies. */
class LeadershipIT {

  private final Workbench bench = new Workbench();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicBoolean died = new AtomicBoolean();
  private final Operator operator =
      new Assembly(
              ApiServer.get().newClient(),
              new Configuration(Set.of(bench.namespace), bench.namespace, 0, true),
              bench.clock,
              HttpLedgerClient::new,
              Leadership.elect(bench.namespace, stopping, () -> died.set(true)))
          .operator();

  @AfterEach
  void close() {
    stopping.set(true);
    operator.stop();
    bench.close();
  }

  @Test
  void itWorksWithTheLeaseAndDiesWhenAnotherTakesIt() {
    bench.createLedger();
    operator.start();
    var org = bench.awaitReady(bench.createOrg("acme"));
    assertThat(died).isFalse();
    take(lease());
    Await.until("the end of the one that lost", died::get);
    assertThat(bench.now(org)).isNotNull();
  }

  private Lease lease() {
    var leases = bench.kubernetes.leases().inNamespace(bench.namespace);
    return leases.withName("agledger-operator").get();
  }

  private void take(Lease lease) {
    bench
        .live(lease)
        .edit(taken -> {
          taken.getSpec().setHolderIdentity("another");
          taken.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
          return taken;
        });
  }
}
