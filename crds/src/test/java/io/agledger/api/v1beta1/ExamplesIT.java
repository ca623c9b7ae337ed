package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest under {@code docs/examples} is one that the API server takes as it stands. */
@ExtendWith(Cluster.Shared.class)
class ExamplesIT {

  static Stream<Path> examples() throws IOException {
    return ResourceTest.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theServerTakesItWithoutAWarning(Path example, Cluster cluster) {
    for (String namespace : List.of("agledger-system", "team-acme")) {
      cluster.namespace(namespace);
    }
    String said =
        cluster
            .kubectl("apply", "--dry-run=server", "--validate=strict", "-f", example.toString())
            .succeeded();
    // kubectl's remark about namespaces that it did not make itself.
    assertThat(said.replaceAll("(?m)^Warning: resource namespaces/.*$", ""))
        .doesNotContain("Warning");
  }
}
