package io.agledger.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agledger.server.Role;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.TestDatabase;
import io.agledger.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first platform key comes from a file and follows it. */
class PlatformKeyFileIT {
  private static final String FIRST = "agl_plt_" + "1".repeat(43);
  private static final String SECOND = "agl_plt_" + "2".repeat(43);

  @TempDir Path folder;

  @Test
  void theKeyInTheFileWorksAndTheOneBeforeDoesNot() throws IOException {
    var file = Files.writeString(folder.resolve("key"), FIRST);
    try (var server = start(TestDatabase.create(), file)) {
      assertThat(status(server, FIRST)).isEqualTo(200);
      Files.writeString(file, SECOND + "\n");
      await(() -> status(server, SECOND) == 200);
      await(() -> status(server, FIRST) == 401);
    }
  }

  @Test
  void aSecretVolumeSwappedUnderTheFileIsFollowed() throws IOException {
    volume("..2026_01", FIRST);
    var file = Files.createSymbolicLink(folder.resolve("key"), Path.of("..data/key"));
    try (var server = start(TestDatabase.create(), file)) {
      volume("..2026_02", SECOND);
      await(() -> status(server, SECOND) == 200);
    }
  }

  /** As a kubelet does it: a new folder, then one atomic move of the link to it. */
  private void volume(String name, String key) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("key"), key);
    var link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of(name));
    Files.move(
        link,
        folder.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void replicasRegisterTheKeyOnce() throws IOException {
    var database = TestDatabase.create();
    var file = Files.writeString(folder.resolve("key"), FIRST);
    try (var _ = start(database, file);
        var second = start(database, file)) {
      assertThat(status(second, FIRST)).isEqualTo(200);
      assertThat(registrations(database)).isEqualTo("1");
    }
  }

  @Test
  void aReplicaThatStillSeesTheOldFileDoesNotLockTheNewKeyOut() throws IOException {
    var database = TestDatabase.create();
    var old = Files.writeString(folder.resolve("old"), FIRST);
    var current = Files.writeString(folder.resolve("current"), SECOND);
    start(database, old).close();
    try (var server = start(database, current);
        var stale = start(database, old)) {
      assertThat(status(server, SECOND)).isEqualTo(200);
      assertThat(status(stale, SECOND)).isEqualTo(200);
      assertThat(status(stale, FIRST)).isEqualTo(401);
    }
  }

  @Test
  void aFileThatBecomesUnusableLeavesTheKeyThatWorks() throws IOException {
    var file = Files.writeString(folder.resolve("key"), FIRST);
    try (var server = start(TestDatabase.create(), file)) {
      Files.writeString(file, "");
      Files.writeString(file, SECOND);
      await(() -> status(server, SECOND) == 200);
      Files.delete(file);
      assertThat(status(server, SECOND)).isEqualTo(200);
    }
  }

  @Test
  void aShortKeyStopsTheStartWithoutBeingShown() throws IOException {
    var file = Files.writeString(folder.resolve("key"), "too-short-a-key");
    assertThatThrownBy(() -> start(TestDatabase.create(), file))
        .rootCause()
        .hasMessageContaining("AGLEDGER_PLATFORM_KEY_FILE")
        .hasMessageContaining("32")
        .hasMessageNotContaining("too-short-a-key");
  }

  @Test
  void anAbsentFileStopsTheStart() {
    assertThatThrownBy(() -> start(TestDatabase.create(), folder.resolve("absent")))
        .rootCause()
        .hasMessageContaining("cannot be read");
  }

  private static TestServer start(TestDatabase database, Path file) {
    return TestServer.start(
        Role.API, database, Map.of("AGLEDGER_PLATFORM_KEY_FILE", file.toString()));
  }

  private static int status(TestServer server, String key) {
    return server.get("/v1/admin/instances", key).status();
  }

  private static String registrations(TestDatabase database) {
    return Sql.one(
        database, "SELECT count(*) FROM system_audit_log WHERE action = 'REGISTER_API_KEY'");
  }

  private static void await(BooleanSupplier condition) {
    var deadline = Instant.now().plus(Duration.ofSeconds(15));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(deadline);
      Thread.onSpinWait();
    }
  }
}
