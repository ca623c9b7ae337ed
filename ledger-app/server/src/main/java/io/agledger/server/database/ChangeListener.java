package io.agledger.server.database;

import io.agledger.server.configuration.ServerConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears the other replicas' NOTIFYs on a connection of its own (contract A-16) and calls whoever
 * registered.
 *
 * <p>A notification that was missed is not lost: after every (re)connect all registered callbacks
 * run, and each cache bounds its own staleness by a time to live.
 */
@Component
public class ChangeListener implements SmartLifecycle {
  static final String CHANNEL = "agledger_change";
  private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);
  private static final Duration POLL = Duration.ofMillis(500); // how fast stop() is noticed
  private static final Duration RECONNECT = Duration.ofSeconds(1);

  private record Registration(Change change, Runnable callback) {}

  private final ServerConfiguration configuration;
  private final Counter reconnectFailures;
  private final List<Registration> registrations = new ArrayList<>();
  private volatile boolean running;

  ChangeListener(ServerConfiguration configuration, MeterRegistry meters) {
    this.configuration = configuration;
    this.reconnectFailures =
        Counter.builder("agledger_pg_listener_reconnect_failures_total")
            .description(
                "Failed attempts to reconnect the LISTEN connection; caches fall back to their time to live")
            .register(meters);
  }

  /** Register before the context has started; {@code callback} must be quick and must not throw. */
  public synchronized void on(Change change, Runnable callback) {
    registrations.add(new Registration(change, callback));
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("change-listener").start(this::listenWhileRunning);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void listenWhileRunning() {
    while (running) {
      try (var connection = Database.dedicated(configuration, Duration.ofSeconds(30));
          var statement = connection.createStatement()) {
        statement.execute("LISTEN " + CHANNEL);
        callAll();
        receive(connection.unwrap(PGConnection.class));
      } catch (SQLException failure) {
        reconnectFailures.increment();
        log.warn("Lost the LISTEN connection, trying again: {}", failure.getMessage());
        pause();
      }
    }
  }

  private void receive(PGConnection connection) throws SQLException {
    while (running) {
      for (var notification : connection.getNotifications((int) POLL.toMillis())) {
        call(notification.getParameter());
      }
    }
  }

  private synchronized void call(String parameter) {
    registrations.stream()
        .filter(r -> r.change().name().toLowerCase(Locale.ROOT).equals(parameter))
        .forEach(r -> r.callback().run());
  }

  private synchronized void callAll() {
    registrations.forEach(r -> r.callback().run());
  }

  private static void pause() {
    try {
      Thread.sleep(RECONNECT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
