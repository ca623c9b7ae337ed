package io.agledger.e2e.demo;

import io.agledger.e2e.installation.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What is said at the end: what the processes took, and what can be tried while they run. */
record Aftermath(Installation installation, Screen screen) {

  void showProcesses() {
    for (var service :
        List.of(installation.api(), installation.worker(), installation.operator())) {
      screen.line(
          "%s: ready after %s, %d MiB"
              .formatted(
                  service.process().name(),
                  Screen.seconds(service.startedIn()),
                  service.process().residentMebibytes()));
    }
    screen.line("postgresql: " + installation.postgres().residentMebibytes() + " MiB");
  }

  /** Leaves a file with what a shell needs to join in, and says what to try. */
  void inviteToTry(RunFolder folder) throws IOException {
    var kubectl = installation.kubectl();
    Files.writeString(
        folder.environment(),
        """
        export KUBECONFIG=%s
        export LEDGER=%s
        export PATH=%s/bin:$(dirname %s):$PATH
        """
            .formatted(
                kubectl.kubeconfig(),
                installation.ledger(),
                System.getProperty("java.home"),
                kubectl.program()));
    screen.quote(
        """

        It runs on: %s, KUBECONFIG=%s
        Three commands to try:
          . %s
          kubectl get agledger
          kubectl patch signingkey vault --type merge -p '{"spec":{"rotation":{"trigger":"again"}}}'
          curl -s $LEDGER/v1/verification-keys
        To stop it: e2e/demo/stop

        """
            .formatted(installation.ledger(), kubectl.kubeconfig(), folder.environment()));
  }
}
