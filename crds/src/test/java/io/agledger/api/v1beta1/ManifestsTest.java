package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checked-in manifests are the types', here and in the chart. */
class ManifestsTest {

  /** Both are read by people and tools that run no build. Relative to this module. */
  private static final String PLAIN = ".";

  private static final String CHART = "../helm/agledger/files/crds";

  /** Prose above the mark is written by hand, tables below it are made. */
  private static final Path REFERENCE = Path.of("../docs/crds.md");

  private static final String MARK =
      "<!-- Below: made from the types by %s -->\n".formatted(Manifests.REGENERATE);

  @BeforeAll
  static void regenerateWhenAsked() throws IOException {
    if (Boolean.getBoolean("crds.regenerate")) {
      Files.writeString(REFERENCE, prose() + MARK + tables());
      for (String folder : new String[] {PLAIN, CHART}) {
        write(Files.createDirectories(Path.of(folder)), Manifests.generate());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, CHART})
  void theCheckedInManifestsAreThoseOfTheTypes(String folder) throws IOException {
    assertThat(read(Path.of(folder)))
        .as("manifests in crds/%s differ from the types; run: %s", folder, Manifests.REGENERATE)
        .isEqualTo(Manifests.generate());
  }

  @Test
  void theReferenceHasTheFieldsOfTheTypes() throws IOException {
    assertThat(Files.readString(REFERENCE))
        .as("docs/crds.md differs from the types; run: %s", Manifests.REGENERATE)
        .isEqualTo(prose() + MARK + tables());
  }

  private static String prose() throws IOException {
    return Files.readString(REFERENCE).split(Pattern.quote(MARK), 2)[0];
  }

  private static String tables() throws IOException {
    List<JsonNode> crds = new ArrayList<>();
    Map<String, String> files = Manifests.generate();
    for (var kind : Manifests.KINDS) {
      String file = CustomResource.getCRDName(kind) + ".yaml";
      crds.add(Serialization.yamlMapper().readTree(files.get(file)));
    }
    return "\n" + FieldTables.of(crds).stripTrailing() + "\n";
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (String stale : read(folder).keySet()) {
      Files.delete(folder.resolve(stale));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
