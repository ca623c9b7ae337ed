package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The chart, rendered by the real Helm with each of its value files and judged by the real API
 * server.
 */
@ExtendWith(Cluster.Shared.class)
class ChartIT {

  private static final String CHART = "../helm/agledger";

  /**
   * Warned of in the namespace that the chart is tried in: whatever a restricted Pod may not do.
   */
  private static final String NAMESPACE = "chart";

  @BeforeAll
  static void helmIsThere() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(f -> Files.isExecutable(Path.of(f, "helm"))),
        "helm is not on the PATH: run e2e/cluster/cluster build helm and put the folder that"
            + " e2e/cluster/cluster bin prints on the PATH");
  }

  static Stream<String> values() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(CHART, "ci"))) {
      List<String> names = new ArrayList<>(files.map(Path::toString).sorted().toList());
      names.add(CHART + "/values.yaml");
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void lintHasNothingToSay(String values) {
    helm("lint", "--strict", CHART, "-f", values).succeeded();
  }

  @ParameterizedTest
  @MethodSource("values")
  void theServerTakesWhatIsRenderedWithoutAWarning(String values, Cluster cluster)
      throws IOException {
    cluster.namespace(NAMESPACE, "pod-security.kubernetes.io/warn=restricted");
    List.of("team-a", "team-b").forEach(cluster::namespace);
    cluster.kubectl("apply", "-f", "src/test/resources/servicemonitor-crd.yaml").succeeded();
    String said = dryRun(cluster, template("-f", values));
    // The CRDs are there already, and some without the annotation that Helm adds.
    assertThat(said.lines().filter(line -> !line.startsWith("customresourcedefinition")))
        .isNotNull()
        .noneMatch(line -> line.contains("Warning"))
        .allMatch(line -> line.endsWith("(server dry run)"));
  }

  @ParameterizedTest
  @CsvSource({
    "api.replicas=two,        '/api/replicas'",
    "api.replica=2,           'replica'",
    "server.logFormat=xml,    '/server/logFormat'",
    "server.database.existingSecret=, '/server/database/existingSecret'",
    "surprise=true,           'surprise'"
  })
  void aValueThatMeansNothingIsRefused(String setting, String place) {
    Cluster.Output refused = helm("template", "agledger", CHART, "--set", setting);
    assertThat(refused.status()).isNotZero();
    assertThat(refused.text()).contains(place.replace("'", ""));
  }

  @Test
  void theRenderedCrdsAreTheManifestsAndOutliveTheRelease() throws IOException {
    Map<String, JsonNode> rendered = new TreeMap<>();
    for (JsonNode crd : documents(template("--show-only", "templates/crds.yaml"))) {
      assertThat(crd.at("/metadata/annotations/helm.sh~1resource-policy").textValue())
          .isEqualTo("keep");
      rendered.put(crd.at("/metadata/name").textValue(), crd.get("spec"));
    }
    Map<String, JsonNode> manifests = new TreeMap<>();
    for (String name : ManifestsIT.names().toList()) {
      manifests.put(
          name,
          Serialization.yamlMapper()
              .readTree(Files.readString(Path.of(name + ".yaml")))
              .get("spec"));
    }
    assertThat(rendered).isEqualTo(manifests);
  }

  @ParameterizedTest
  @CsvSource({
    "all,  create, secrets,                  team-a, yes",
    "all,  update, orgs.agledger.io/status,  team-z, yes",
    "all,  delete, orgs.agledger.io,         team-a, no",
    "all,  get,    leases,                   rbac-all, yes",
    "all,  get,    leases,                   team-a, no",
    "all,  get,    namespaces/team-z,        '',     yes",
    "all,  get,    pods,                     team-a, no",
    "some, create, secrets,                  team-a, yes",
    "some, list,   ledgers.agledger.io,      rbac-some, yes",
    "some, create, secrets,                  team-z, no",
    "some, list,   orgs.agledger.io,         team-z, no",
    "some, get,    namespaces/team-b,        '',     yes",
    "some, get,    namespaces/team-z,        '',     no",
    "some, list,   namespaces,               '',     no",
  })
  void theOperatorMayDoWhatItNeedsAndNoMore(
      String watched,
      String verb,
      String resource,
      String namespace,
      String answer,
      Cluster cluster)
      throws IOException {
    String own = "rbac-" + watched;
    List.of(own, "team-a", "team-b", "team-z").forEach(cluster::namespace);
    String values = watched.equals("all") ? "/values.yaml" : "/ci/namespaced-values.yaml";
    Path file = Files.createTempFile("rbac", ".yaml");
    Files.writeString(
        file,
        helm(
                "template",
                own,
                CHART,
                "-n",
                own,
                "-f",
                CHART + values,
                "--show-only",
                "templates/rbac.yaml")
            .succeeded());
    cluster.kubectl("apply", "-f", file.toString()).succeeded();
    Files.delete(file);
    String user = "system:serviceaccount:" + own + ":" + own + "-agledger-operator";
    List<String> question = new ArrayList<>(List.of("auth", "can-i", verb, resource, "--as", user));
    if (namespace != null && !namespace.isEmpty()) {
      question.addAll(List.of("-n", namespace));
    }
    String said = cluster.kubectl(question.toArray(String[]::new)).text();
    assertThat(said.lines().toList()).last().isEqualTo(answer);
  }

  private static String template(String... arguments) {
    List<String> command = new ArrayList<>(List.of("template", "agledger", CHART, "-n", NAMESPACE));
    command.addAll(List.of(arguments));
    return helm(command.toArray(String[]::new)).succeeded();
  }

  private static Cluster.Output helm(String... arguments) {
    List<String> command = new ArrayList<>(List.of("helm"));
    command.addAll(List.of(arguments));
    return Cluster.run(command);
  }

  private static String dryRun(Cluster cluster, String manifests) throws IOException {
    Path file = Files.createTempFile("rendered", ".yaml");
    try {
      Files.writeString(file, manifests);
      return cluster
          .kubectl("apply", "--dry-run=server", "--validate=strict", "-f", file.toString())
          .succeeded();
    } finally {
      Files.delete(file);
    }
  }

  private static List<JsonNode> documents(String text) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (String document : text.split("(?m)^---$")) {
      JsonNode node = Serialization.yamlMapper().readTree(document);
      if (node.isObject()) {
        documents.add(node);
      }
    }
    return documents;
  }
}
