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

  private final Instant from = Instant.now();
  private final ChildProcess process;
  private final URI readiness;
  private volatile Duration startedIn = Duration.ZERO;

  private Service(ChildProcess process, URI readiness) {
    this.process = process;
    this.readiness = readiness;
  }

  /** Starts it; closing stops it, ready or not. */
  static Service start(String name, Program program, URI readiness, Path folder)
      throws IOException {
    return new Service(ChildProcess.start(name, program, folder), readiness);
  }

  /** A process that ends before it is ready, or never is, is a failure with the end of its log. */
  void awaitReady() {
    Await.within(LIMIT, () -> !process.isAlive() || isReady());
    if (!process.isAlive() || !isReady()) {
      throw new NotReady(process);
    }
    startedIn = Duration.between(from, Instant.now());
  }

  /** Tells the end of the process's log. */
  public static final class NotReady extends RuntimeException {
    private NotReady(ChildProcess process) {
      super(
          process.name()
              + " did not become ready; the end of its log:\n"
              + String.join("\n", process.logTail(TAIL)));
    }
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

  private boolean isReady() {
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
