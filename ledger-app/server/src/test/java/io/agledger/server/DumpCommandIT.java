package io.agledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.testing.TestDatabase;
import io.agledger.server.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, as an operator runs it. */
class DumpCommandIT {
  @Test
  void theCommandWritesAFolderSaysWhatIsInItAndLeavesNoInstanceBehind(@TempDir Path folder)
      throws Exception {
    var database = TestDatabase.create();
    try (var server = TestServer.start(Role.API, database, Map.of())) {
      var dump = run(database, "vault-dump", folder.resolve("dump").toString());
      assertThat(dump.exitCode()).as(dump.output()).isZero();
      assertThat(dump.output())
          .startsWith("{\"counts\":{\"audit_vault\":0,")
          .doesNotContain("\nException");
      assertThat(folder.resolve("dump/manifest.json")).exists();
      var instances = server.get("/v1/admin/instances", TestServer.PLATFORM_KEY);
      assertThat(instances.json().at("/data").size()).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatIsNotEmptyIsNotTouched(@TempDir Path folder) throws Exception {
    var database = TestDatabase.create();
    try (var _ = TestServer.start(Role.API, database, Map.of())) {
      folder.resolve("mine").toFile().createNewFile();
      var dump = run(database, "vault-dump", folder.toString());
      assertThat(dump.exitCode()).isEqualTo(1);
      assertThat(dump.output())
          .contains("vault-dump failed: ")
          .contains(folder.toString())
          .doesNotContain("\tat ");
      assertThat(folder.toFile().list()).containsExactly("mine");
    }
  }

  @Test
  void withoutADatabaseUrlTheVariableIsNamed() throws Exception {
    var start = run(null, "api");
    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start.output().strip())
        .isEqualTo("Failed to start server: DATABASE_URL environment variable is required");
  }

  @Test
  void anUnknownCommandShowsTheUsage() throws Exception {
    var start = run(null, "serve");
    assertThat(start.exitCode()).isEqualTo(2);
    assertThat(start.output())
        .startsWith("usage: agledger-server <api|worker|combined|migrate|vault-dump DIR>");
  }

  private record Ended(int exitCode, String output) {}

  private static Ended run(@Nullable TestDatabase database, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(AgledgerServer.class.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
    if (database != null) {
      builder.environment().putAll(database.environment());
    }
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
