package io.agledger.server;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Contract S-03: SIGTERM and SIGINT stop accepting, finish what is in flight and exit with 0.
 *
 * <p>A JVM that is stopped by a signal would exit with 128 + n after its shutdown hooks, so the
 * hook ends the process itself. It is there from before the start on: a rollout may end a process
 * that is not up yet.
 */
final class GracefulStop {
  private static final Logger log = LoggerFactory.getLogger(GracefulStop.class);

  private final Thread hook = new Thread(this::run, "graceful-stop");
  private volatile @Nullable ConfigurableApplicationContext context;

  /** Waits for the signal from now on. */
  static GracefulStop onSignals() {
    var stop = new GracefulStop();
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /** What is to be closed; known as soon as the context is made, long before it is up. */
  void closes(ConfigurableApplicationContext made) {
    context = made;
  }

  /** The start failed: the process ends with that failure's exit code. */
  void disarm() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private void run() {
    log.info("Shutting down gracefully...");
    var closing = context;
    if (closing != null) {
      closing.close(); // readiness goes first, then the web server drains, then pools close
    }
    Runtime.getRuntime().halt(0);
  }
}
