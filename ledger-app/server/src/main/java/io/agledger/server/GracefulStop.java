package io.agledger.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import sun.misc.Signal;

/**
 * Contract S-03: SIGTERM and SIGINT stop accepting, finish what is in flight and exit with 0.
 *
 * <p>A JVM that is stopped by a signal exits with 128 + n whatever its shutdown hooks do, so the
 * signals are handled here.
 */
final class GracefulStop {
  private static final Logger log = LoggerFactory.getLogger(GracefulStop.class);

  private GracefulStop() {}

  static void onSignals(ConfigurableApplicationContext context) {
    var stopping = new AtomicBoolean();
    for (var name : new String[] {"TERM", "INT"}) {
      Signal.handle(
          new Signal(name),
          _ -> {
            if (stopping.compareAndSet(false, true)) {
              new Thread(() -> stop(context), "graceful-stop").start();
            }
          });
    }
  }

  private static void stop(ConfigurableApplicationContext context) {
    log.info("Shutting down gracefully...");
    context.close(); // readiness goes first, then the web server drains, then pools close
    System.exit(0);
  }
}
