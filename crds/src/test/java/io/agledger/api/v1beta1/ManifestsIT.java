package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real API server makes of {@code crds/*.yaml}. */
@ExtendWith(Cluster.Shared.class)
class ManifestsIT {

  static Stream<String> names() {
    return Manifests.generate().keySet().stream().map(file -> file.replaceFirst("\\.yaml$", ""));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theServerKeepsAManifestWordForWord(String name, Cluster cluster) throws IOException {
    JsonNode written = Serialization.yamlMapper().readTree(Path.of(name + ".yaml").toFile());
    JsonNode kept = json(cluster.kubectl("get", "crd", name, "-o", "json").succeeded());
    assertThat(kept.get("spec")).isEqualTo(written.get("spec"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theServerFindsNothingToWarnOf(String name, Cluster cluster) {
    String said = cluster.kubectl("apply", "-f", name + ".yaml", "--dry-run=server").succeeded();
    assertThat(said).doesNotContain("Warning").contains("unchanged (server dry run)");
    JsonNode crd = json(cluster.kubectl("get", "crd", name, "-o", "json").succeeded());
    assertThat(crd.at("/status/conditions").findValuesAsText("type"))
        .contains("Established", "NamesAccepted")
        .doesNotContain("NonStructuralSchema");
  }

  @Test
  void serverSideApplyTakesThemToo(Cluster cluster) {
    cluster
        .kubectl("apply", "--server-side", "--field-manager=gitops", "--force-conflicts", "-f", ".")
        .succeeded();
  }

  private static JsonNode json(String text) {
    return Serialization.unmarshal(text, ObjectNode.class);
  }
}
