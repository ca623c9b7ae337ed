package io.agledger.e2e.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaManifestsTest {

  @Test
  void theCheckedInManifestsAreWhatTheDataSays() throws IOException {
    var generated = SchemaManifests.from(Path.of("data"));

    assertThat(checkedIn())
        .as(
            "e2e/demo/50-schema-*.yaml, after a change of the data or of the generator: make manifests")
        .isEqualTo(generated)
        .hasSize(58);
  }

  private static Map<String, String> checkedIn() throws IOException {
    var files = new TreeMap<String, String>();
    try (var folder = Files.newDirectoryStream(Path.of("demo"), "50-schema-*.yaml")) {
      for (var file : folder) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }
}
