package io.agledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar and the script that starts it, on the golden dump. Contract A-46. */
class LauncherIT {

  private static final Path VECTORS =
      Path.of("../core/src/test/resources/vectors").toAbsolutePath().normalize();
  private static final Path SCRIPT = Path.of("bin/agledger-verify").toAbsolutePath();
  private static final String JAVA_HOME = System.getProperty("java.home");

  @TempDir private Path temp;

  @Test
  void theGoldenDumpPasses() {
    Outside.Run run = start(SCRIPT, "--keys", VECTORS + "/keys.json", VECTORS + "/dump");

    assertThat(run.output()).startsWith("[PASS] AGLedger offline verification\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void theExitCodeIsPassedOn() {
    assertThat(start(SCRIPT, VECTORS + "/export.json").exitCode()).isEqualTo(3);
    assertThat(start(SCRIPT, VECTORS + "/nowhere").exitCode()).isEqualTo(2);
  }

  @Test
  void theScriptIsFoundThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("verify"), SCRIPT);

    assertThat(start(link, VECTORS + "/dump").exitCode()).isEqualTo(3);
  }

  @Test
  void withoutItsJarTheScriptSaysSo() throws IOException {
    Path alone = temp.resolve("agledger-verify");
    Files.copy(SCRIPT, alone, StandardCopyOption.COPY_ATTRIBUTES);

    Outside.Run run = start(alone, VECTORS + "/dump");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).startsWith("agledger-verify: agledger-verify.jar was not found");
  }

  private static Outside.Run start(Path script, String... args) {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.command().addAll(List.of(args));
    builder.environment().put("JAVA_HOME", JAVA_HOME);
    return Outside.run(builder);
  }
}
