package io.agledger.server.instance;

import io.agledger.server.configuration.ServerConfiguration;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Writes this process's heartbeat and reads everyone's. */
@Component
public class Instances implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Instances.class);

  /** Short, because a rotation waits for every instance to report a new key. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /**
   * Ten missed heartbeats: long enough for a pause of the JVM, short enough not to hold up a
   * rotation.
   */
  private static final Duration LIVE = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final HeldKeys heldKeys;
  private final String name;
  private final String role;
  private final String version;
  private @Nullable Thread heart;

  Instances(
      JdbcClient jdbc,
      HeldKeys heldKeys,
      ServerConfiguration configuration,
      Environment environment,
      BuildProperties build) {
    this.jdbc = jdbc;
    this.heldKeys = heldKeys;
    this.name = configuration.instanceName();
    this.role = String.join("+", environment.getActiveProfiles());
    this.version = String.valueOf(build.getVersion());
  }

  /** Everyone who reported within the last day, newest heartbeat first. */
  public List<Instance> all() {
    return jdbc.sql(
            """
            SELECT name, role, version, key_ids, started_at, last_seen,
                   last_seen > now() - make_interval(secs => :live) AS live
              FROM instances ORDER BY last_seen DESC, name
            """)
        .param("live", LIVE.toSeconds())
        .query((rs, _) -> read(rs))
        .list();
  }

  /** Names of the live instances that do not hold the private half of {@code keyId}. */
  public List<String> lagging(String keyId) {
    return all().stream()
        .filter(instance -> instance.live() && !instance.keyIds().contains(keyId))
        .map(Instance::name)
        .sorted()
        .toList();
  }

  /** Forgets processes that have been silent for a day. */
  public int purge() {
    return jdbc.sql("DELETE FROM instances WHERE last_seen < now() - interval '1 day'").update();
  }

  /** One heartbeat, now; also called when the set of held keys has changed. */
  public void beat() {
    var keyIds = heldKeys.keyIds().toArray(String[]::new);
    jdbc.sql(
            """
            INSERT INTO instances (name, role, version, key_ids, started_at, last_seen)
            VALUES (:name, :role, :version, :keyIds, now(), now())
            ON CONFLICT (name) DO UPDATE SET role = :role, version = :version, key_ids = :keyIds, last_seen = now()
            """)
        .param("name", name)
        .param("role", role)
        .param("version", version)
        .param("keyIds", keyIds)
        .update();
  }

  @Override
  public void start() {
    heart = Thread.ofVirtual().name("heartbeat").start(this::beatUntilInterrupted);
  }

  @Override
  public void stop() {
    if (heart != null) {
      heart.interrupt();
      heart = null;
    }
    try {
      // A process that left in order must not hold up an activation until its heartbeat runs out.
      jdbc.sql("DELETE FROM instances WHERE name = :name").param("name", name).update();
    } catch (DataAccessException failure) {
      log.warn("Could not take instance {} off the list: {}", name, failure.getMessage());
    }
  }

  @Override
  public boolean isRunning() {
    return heart != null;
  }

  private void beatUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        beat();
      } catch (DataAccessException | TransactionException failure) {
        log.warn("Heartbeat not written: {}", failure.getMessage());
      }
      try {
        Thread.sleep(HEARTBEAT);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static Instance read(ResultSet rs) throws SQLException {
    return new Instance(
        rs.getString("name"),
        rs.getString("role"),
        rs.getString("version"),
        texts(rs.getArray("key_ids")),
        instant(rs, "started_at"),
        instant(rs, "last_seen"),
        rs.getBoolean("live"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getTimestamp(column).toInstant();
  }
}
