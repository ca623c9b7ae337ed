package io.agledger.server.operations;

import io.agledger.server.instance.Installation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The bodies of the probes, as contract has them, for both ports. */
@Component
class Probes {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final SchemaState schema;
  private final Installation installation;
  private final String version;
  private volatile Phase phase = Phase.STARTING;

  private enum Phase {
    STARTING,
    SERVING,
    STOPPING
  }

  /** A probe's answer; {@code ok} decides between 200 and 503. */
  record Probe(boolean ok, Map<String, Object> body) {}

  Probes(SchemaState schema, Installation installation, BuildProperties build) {
    this.schema = schema;
    this.installation = installation;
    this.version = String.valueOf(build.getVersion());
  }

  /** The management port answers earlier: it is the first to start. */
  @EventListener(ApplicationReadyEvent.class)
  void serving() {
    phase = Phase.SERVING;
  }

  @EventListener(ContextClosedEvent.class)
  void stopping() {
    phase = Phase.STOPPING;
  }

  /** says only that the process runs; never looks at the database. */
  Probe live() {
    return new Probe(true, body("alive"));
  }

  /** all of it has started, no stop has begun, and the database has the schema needed. */
  Probe ready() {
    return switch (phase) {
      case STARTING -> unready("starting");
      case SERVING -> database();
      case STOPPING -> unready("stopping");
    };
  }

  private Probe database() {
    return switch (schema.look()) {
      case CURRENT -> new Probe(true, versioned("ready"));
      case BEHIND ->
          unready("the database schema is older than this build: run the migrate command");
      case UNREACHABLE -> unready("the database is not reachable");
    };
  }

  /**
   * A-08 with F-01's third word, {@code degraded}, when it runs but cannot serve; and which
   * installation this is, so that a client notices when it talks to another database.
   */
  Probe health() {
    boolean ready = ready().ok();
    var body = versioned(ready ? "ok" : "degraded");
    if (ready) {
      body.put("instanceId", installation.id());
    }
    return new Probe(true, body);
  }

  private Probe unready(String reason) {
    var body = versioned("not_ready");
    body.put("reason", reason);
    return new Probe(false, body);
  }

  private Map<String, Object> versioned(String status) {
    var body = new LinkedHashMap<String, Object>();
    body.put("status", status);
    body.put("version", version);
    body.put("timestamp", MILLIS.format(Instant.now()));
    return body;
  }

  private static Map<String, Object> body(String status) {
    var body = new LinkedHashMap<String, Object>();
    body.put("status", status);
    body.put("timestamp", MILLIS.format(Instant.now()));
    return body;
  }
}
