package io.agledger.api.v1beta1;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real API server, one for the whole test run, with our CRDs applied. Tests take it as a
 * parameter; each uses names of its own.
 */
final class Cluster implements AutoCloseable {

  private final KubeAPIServer server = new KubeAPIServer();
  private final Path kubeconfig;
  private final KubernetesClient client;

  private Cluster() throws IOException {
    server.start();
    kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
    Files.writeString(kubeconfig, server.getKubeConfigYaml());
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
            .build();
  }

  /** Made once: a failure here must not start, and leave behind, one server for each test. */
  private static final class Once {
    static final Cluster CLUSTER = start();

    private static Cluster start() {
      try {
        return new Cluster().withCustomResources();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Cluster withCustomResources() throws IOException {
    try {
      kubectl("apply", "-f", ".").succeeded();
      kubectl("wait", "--for=condition=Established", "--timeout=30s", "crd", "--all").succeeded();
      return this;
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  KubernetesClient client() {
    return client;
  }

  /** Makes sure that a namespace is there, with these labels. */
  void namespace(String name, String... labels) {
    if (kubectl("get", "namespace", name).status() != 0) {
      kubectl("create", "namespace", name).succeeded();
    }
    for (String label : labels) {
      kubectl("label", "--overwrite", "namespace", name, label).succeeded();
    }
  }

  /** Runs kubectl against this cluster, in the folder of the manifests. */
  Output kubectl(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program("kubectl").toString()));
    command.addAll(List.of("--kubeconfig", kubeconfig.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  static Output run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes());
      return new Output(process.waitFor(), text);
    } catch (IOException e) {
      throw new AssertionError("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where kube-api-test keeps its programs. */
  private static Path program(String name) {
    String folder = System.getenv("KUBE_API_TEST_DIR");
    Path root =
        folder == null ? Path.of(System.getProperty("user.home"), ".kubeapitest") : Path.of(folder);
    String version = System.getenv("KUBE_API_TEST_API_SERVER_VERSION");
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return root.resolve("k8s").resolve(version + "-linux-" + machine).resolve(name);
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.stop();
    Files.delete(kubeconfig);
  }

  /** What a program said, standard output and error together. */
  record Output(int status, String text) {

    /** The text, after making sure that the program succeeded. */
    String succeeded() {
      if (status != 0) {
        throw new AssertionError("exit " + status + ": " + text);
      }
      return text;
    }
  }

  /** Hands the one cluster to tests; JUnit closes it after the last. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(Cluster.class, key -> Once.CLUSTER, Cluster.class);
    }
  }
}
