package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees with kubectl. */
@ExtendWith(Cluster.Shared.class)
class KubectlIT {

  @ParameterizedTest
  @CsvSource({
    "ldgr,   NAME URL VERSION READY REASON AGE",
    "lorg,   NAME ID READY REASON AGE",
    "lagent, NAME ORG CLASS READY REASON AGE",
    "lhook,  NAME ORG URL READY REASON AGE",
    "lschema,NAME ORG TYPE VERSION LIFECYCLE READY REASON AGE",
    "lkey,   NAME STEP ACTIVE KEY READY REASON AGE"
  })
  void shortNamesAndColumns(String shortName, String columns, Cluster cluster) {
    String namespace = "columns-" + shortName;
    cluster.kubectl("create", "namespace", namespace).succeeded();
    cluster.kubectl("create", "-n", namespace, "-f", manifest(shortName)).succeeded();
    String table = cluster.kubectl("get", shortName, "-n", namespace).succeeded();
    assertThat(table.lines().findFirst().orElseThrow().replaceAll(" +", " ").strip())
        .isEqualTo(columns);
    assertThat(table.lines().skip(1).toList()).singleElement().asString().startsWith("minimal");
  }

  @Test
  void theCategoryListsEveryKind(Cluster cluster) {
    String listed =
        cluster.kubectl("api-resources", "--categories=agledger", "-o", "name").succeeded();
    assertThat(listed.lines()).containsExactlyInAnyOrderElementsOf(ManifestsIT.names().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "org", "agent", "webhook", "schema", "signingkey"})
  void everyFieldExplainsItself(String kind, Cluster cluster) {
    String said = cluster.kubectl("explain", kind + ".spec").succeeded();
    assertThat(said).contains("GROUP:      agledger.io").doesNotContain("<no description>");
  }

  @Test
  void anExplanationSaysUnitDefaultAndEffect(Cluster cluster) {
    assertThat(cluster.kubectl("explain", "signingkey.spec.overlap.keepPrevious").succeeded())
        .contains("How long the private half of the previous key stays in the Secret")
        .contains("Default: 24h.");
  }

  @Test
  void fieldsThatPeopleSelectByCanBeSelectedBy(Cluster cluster) {
    cluster.kubectl("create", "namespace", "selected").succeeded();
    cluster.kubectl("create", "-n", "selected", "-f", manifest("lagent")).succeeded();
    assertThat(selected(cluster, "acme")).isEqualTo("agent.agledger.io/minimal\n");
    assertThat(selected(cluster, "other")).isEmpty();
  }

  private static String selected(Cluster cluster, String org) {
    return cluster
        .kubectl(
            "get",
            "agent",
            "-n",
            "selected",
            "-o",
            "name",
            "--field-selector=spec.orgRef.name=" + org)
        .succeeded();
  }

  private static String manifest(String shortName) {
    String kind =
        switch (shortName) {
          case "ldgr" -> "ledger";
          case "lorg" -> "org";
          case "lagent" -> "agent";
          case "lhook" -> "webhook";
          case "lschema" -> "schema";
          case "lkey" -> "signingkey";
          default -> throw new IllegalArgumentException(shortName);
        };
    return "src/test/resources/minimal/" + kind + ".yaml";
  }
}
