package io.agledger.e2e.installation;

import io.agledger.e2e.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Somebody's cluster, named by a kubeconfig context. Everything is made in a namespace of our own,
 * which goes again; CRDs go only if they were not there before.
 */
final class ContextCluster implements Cluster {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String CREATED = " created";
  private static final List<String> DEPENDENTS_FIRST =
      List.of("webhooks", "schemas", "agents", "signingkeys", "orgs", "ledgers");

  private final String context;
  private final Kubectl kubectl;

  private ContextCluster(String context, Kubectl kubectl) {
    this.context = context;
    this.kubectl = kubectl;
  }

  /**
   * Copies the context's own part of the user's kubeconfig, so that nothing can reach another
   * cluster.
   */
  static ContextCluster use(String context, Path folder, String namespace) throws IOException {
    var program = Program.of("kubectl", "--context", context);
    var users = System.getenv("KUBECONFIG");
    var view =
        (users == null ? program : program.with("KUBECONFIG", users))
            .and("config", "view", "--minify", "--flatten", "--raw")
            .output(LIMIT);
    var kubeconfig = Secrets.write(folder.resolve("kubeconfig"), view);
    return new ContextCluster(
        context,
        new Kubectl(onPath("kubectl"), kubeconfig, folder.resolve("kubectl-cache"), namespace));
  }

  private static Path onPath(String program) {
    return Path.of(Program.of("sh", "-c", "command -v " + program).output(LIMIT).strip());
  }

  @Override
  public Kubectl kubectl() {
    return kubectl;
  }

  @Override
  public String describe() {
    return "the cluster of context " + context;
  }

  /**
   * While the operator still runs: it is the one that releases what the resources hold in the
   * ledger.
   */
  void deleteResources() {
    for (var kind : DEPENDENTS_FIRST) {
      kubectl.run("delete", kind + ".agledger.io", "--all", "--timeout=60s");
    }
  }

  /** Of the lines that {@code kubectl apply} printed, deletes what it had to create. */
  void deleteCreated(String applied) {
    applied
        .lines()
        .filter(line -> line.endsWith(CREATED))
        .map(line -> line.substring(0, line.length() - CREATED.length()))
        .forEach(resource -> kubectl.run("delete", resource, "--timeout=60s"));
  }

  @Override
  public void close() {
    kubectl.close();
    kubectl.run("delete", "namespace", kubectl.namespace(), "--ignore-not-found", "--timeout=60s");
  }
}
