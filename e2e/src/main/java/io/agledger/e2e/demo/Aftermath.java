package io.agledger.e2e.demo;

import io.agledger.e2e.installation.Installation;
import io.agledger.e2e.installation.Service;
import java.util.List;

/** What is said at the end: what the processes took, and what can be tried while they run. */
record Aftermath(Installation installation, Screen screen) {

  void showProcesses() {
    for (var service :
        List.of(installation.api(), installation.worker(), installation.operator())) {
      screen.line(describe(service));
    }
    screen.line("postgresql: " + installation.postgres().residentMebibytes() + " MiB");
  }

  void inviteToTry() {
    screen.quote(
        """

        It runs on. For your shell:
          export KUBECONFIG=%s LEDGER=%s
        Three things to try:
          kubectl get agledger
          kubectl patch signingkey vault --type merge -p '{"spec":{"rotation":{"trigger":"again"}}}'
          curl -s $LEDGER/v1/verification-keys
        To stop it: e2e/demo/stop
        """
            .formatted(installation.kubectl().kubeconfig(), installation.ledger()));
  }

  private static String describe(Service service) {
    return "%s: ready after %s, %d MiB"
        .formatted(
            service.process().name(),
            Screen.seconds(service.startedIn()),
            service.process().residentMebibytes());
  }
}
