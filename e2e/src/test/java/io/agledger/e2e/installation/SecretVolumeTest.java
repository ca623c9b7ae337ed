package io.agledger.e2e.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretVolumeTest {

  @TempDir Path folder;

  @Test
  void entriesComeChangeAndGo() throws IOException {
    var volume = new SecretVolume(folder);

    volume.show(Map.of("a.pem", "one".getBytes(UTF_8), "b.pem", "two".getBytes(UTF_8)));
    assertThat(shown()).isEqualTo(Map.of("a.pem", "one", "b.pem", "two"));

    volume.show(Map.of("b.pem", "changed".getBytes(UTF_8), "c.pem", "three".getBytes(UTF_8)));
    assertThat(shown()).isEqualTo(Map.of("b.pem", "changed", "c.pem", "three"));

    volume.show(Map.of());
    assertThat(shown()).isEmpty();
  }

  @Test
  void onlyOneVersionStays() throws IOException {
    var volume = new SecretVolume(folder);

    volume.show(Map.of("a.pem", "one".getBytes(UTF_8)));
    volume.show(Map.of("a.pem", "two".getBytes(UTF_8)));

    try (var hidden = Files.newDirectoryStream(folder, "..version-*")) {
      assertThat(hidden).hasSize(1);
    }
  }

  private Map<String, String> shown() throws IOException {
    var files = new TreeMap<String, String>();
    try (var entries = Files.newDirectoryStream(folder, "*.pem")) {
      for (var entry : entries) {
        files.put(entry.getFileName().toString(), Files.readString(entry));
      }
    }
    return files;
  }
}
