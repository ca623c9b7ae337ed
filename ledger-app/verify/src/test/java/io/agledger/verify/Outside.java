package io.agledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Programs that are not ours.
 *
 * <p>Where one is not available, or its libraries cannot be fetched, the test is skipped, unless
 * {@code AGLEDGER_REQUIRE_INTEROP=true}.
 */
final class Outside {

  record Run(int exitCode, String output) {}

  static final Path INTEROP = Path.of("../../e2e/interop").toAbsolutePath().normalize();

  private static final boolean REQUIRED =
      Boolean.parseBoolean(System.getenv("AGLEDGER_REQUIRE_INTEROP"));

  private Outside() {}

  /** What only fetches or starts the program must have worked. */
  static void available(Run run) {
    if (REQUIRED) assertThat(run.exitCode()).as(run.output()).isZero();
    else assumeTrue(run.exitCode() == 0, () -> "not available here: " + run.output());
  }

  static Run run(String... command) {
    return run(new ProcessBuilder(command));
  }

  static Run run(ProcessBuilder builder) {
    try {
      Process process = builder.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
      return new Run(process.exitValue(), output);
    } catch (IOException e) {
      return new Run(127, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Run(130, e.toString());
    }
  }
}
