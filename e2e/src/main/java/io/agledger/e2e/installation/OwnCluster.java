package io.agledger.e2e.installation;

import io.agledger.e2e.process.Program;
import java.nio.file.Path;
import java.time.Duration;

/** A control plane of our own, started by {@code e2e/cluster} and stopped with the installation. */
final class OwnCluster implements Cluster {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

  private final Path script;
  private final Path folder;
  private final Kubectl kubectl;

  private OwnCluster(Path script, Path folder, Kubectl kubectl) {
    this.script = script;
    this.folder = folder;
    this.kubectl = kubectl;
  }

  static OwnCluster start(Path script, Path folder, String namespace) {
    Program.of(script.toString(), "up", folder.toString()).output(START_LIMIT);
    var programs = Program.of(script.toString(), "bin").output(STOP_LIMIT).strip();
    var kubectl =
        new Kubectl(
            Path.of(programs, "kubectl"),
            folder.resolve("kubeconfig"),
            folder.resolve("kubectl-cache"),
            namespace);
    return new OwnCluster(script, folder, kubectl);
  }

  @Override
  public Kubectl kubectl() {
    return kubectl;
  }

  @Override
  public String describe() {
    return "a control plane of its own";
  }

  @Override
  public void close() {
    kubectl.close();
    Program.of(script.toString(), "down", folder.toString()).output(STOP_LIMIT);
  }
}
