package io.agledger.e2e.installation;

import io.agledger.e2e.process.Await;
import io.agledger.e2e.process.ChildProcess;
import io.agledger.e2e.process.Program;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** One process of ours that answers on {@code /readyz} when it can serve. */
public final class Service implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int TAIL = 20;

  private final ChildProcess process;
  private final Duration startedIn;

  private Service(ChildProcess process, Duration startedIn) {
    this.process = process;
    this.startedIn = startedIn;
  }

  /**
   * Starts it and waits until it is ready; a process that ends before, or never is, is a failure
   * with its log.
   */
  static Service start(String name, Program program, URI readiness, Path folder)
      throws IOException, InterruptedException {
    var from = Instant.now();
    var process = ChildProcess.start(name, program, folder);
    Await.within(LIMIT, () -> !process.isAlive() || isReady(readiness));
    if (!process.isAlive() || !isReady(readiness)) {
      process.stop();
      throw new IllegalStateException(
          name
              + " did not become ready; the end of its log:\n"
              + String.join("\n", process.logTail(TAIL)));
    }
    return new Service(process, Duration.between(from, Instant.now()));
  }

  public ChildProcess process() {
    return process;
  }

  /** From the start of the process to its first answer that it is ready. */
  public Duration startedIn() {
    return startedIn;
  }

  @Override
  public void close() throws InterruptedException {
    process.close();
  }

  private static boolean isReady(URI readiness) {
    try {
      var connection = (HttpURLConnection) readiness.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException _) {
      return false;
    }
  }
}
