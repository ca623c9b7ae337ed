package io.agledger.operator;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real kube-apiserver and etcd, one pair for the whole test run, with our CRDs. */
final class ApiServer {

  private static final ApiServer THE_ONE = new ApiServer();

  private final KubeAPIServer server = new KubeAPIServer();
  private final AtomicInteger namespaces = new AtomicInteger();
  private final KubernetesClient client;

  private ApiServer() {
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    client = newClient();
    crds().forEach(this::apply);
  }

  static ApiServer get() {
    return THE_ONE;
  }

  KubernetesClient client() {
    return client;
  }

  String kubeconfig() {
    return server.getKubeConfigYaml();
  }

  Config config() {
    return Config.fromKubeconfig(kubeconfig());
  }

  /** A client of its own for an operator, which closes it when it stops. */
  KubernetesClient newClient() {
    return new KubernetesClientBuilder().withConfig(config()).build();
  }

  /** Nothing is ever cleaned up: no controllers run here, so each test gets a fresh namespace. */
  String newNamespace() {
    return newNamespace(Map.of());
  }

  String newNamespace(Map<String, String> labels) {
    String name = "test-" + namespaces.incrementAndGet();
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .build())
        .create();
    return name;
  }

  private void apply(Path manifest) {
    try (var yaml = Files.newInputStream(manifest)) {
      var crds = client.apiextensions().v1().customResourceDefinitions();
      var crd = crds.load(yaml).item();
      crds.resource(crd).create();
      var name = crd.getMetadata().getName();
      Await.until(name + " established", () -> isEstablished(crds.withName(name).get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEstablished(@Nullable CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static List<Path> crds() {
    Path folder = Path.of(System.getProperty("agledger.crds", "../crds"));
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
