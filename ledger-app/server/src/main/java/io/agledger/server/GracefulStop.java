package io.agledger.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import sun.misc.Signal;

/**
 * Contract S-03: SIGTERM and SIGINT stop accepting, finish what is in flight and exit with 0.
 *
 * <p>A JVM that is stopped by a signal exits with 128 + n whatever its shutdown hooks do, so the
 * signals are handled here, from before the start on: a rollout may end a process that is not up
 * yet.
 */
final class GracefulStop {
  private static final Logger log = LoggerFactory.getLogger(GracefulStop.class);

  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile @Nullable ConfigurableApplicationContext context;

  /** Handles the signals from now on. */
  static GracefulStop onSignals() {
    var stop = new GracefulStop();
    for (var name : new String[] {"TERM", "INT"}) {
      Signal.handle(new Signal(name), _ -> stop.begin());
    }
    return stop;
  }

  /** What is to be closed; known as soon as the context is made, long before it is up. */
  void closes(ConfigurableApplicationContext made) {
    context = made;
  }

  private void begin() {
    if (stopping.compareAndSet(false, true)) {
      new Thread(this::run, "graceful-stop").start();
    }
  }

  private void run() {
    log.info("Shutting down gracefully...");
    var closing = context;
    if (closing != null) {
      closing.close(); // readiness goes first, then the web server drains, then pools close
    }
    System.exit(0);
  }
}
