package io.agledger.server.access;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.agledger.server.Role;
import io.agledger.server.testing.Sql;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Canaries: keys are looked for wherever they could have been left. */
class SecretsIT {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap());
          if (event.getThrowableProxy() != null) {
            lines.add(String.valueOf(event.getThrowableProxy().getMessage()));
          }
        }
      };
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    appender.start();
    root.addAppender(appender);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(appender);
  }

  @Test
  void noKeyIsLoggedKeptOrAnsweredTwice() {
    try (var server = TestServer.start(Role.API)) {
      listen(); // starting has set logging up anew
      root.setLevel(Level.DEBUG);
      var org = Tenant.create(server, "acme").org;
      var body = "{\"role\":\"admin\",\"orgId\":\"%s\"}".formatted(org);
      var minted =
          server
              .send(
                  HttpRequest.newBuilder(server.uri("/v1/admin/api-keys"))
                      .header("Idempotency-Key", "canary")
                      .POST(HttpRequest.BodyPublishers.ofString(body)),
                  PLATFORM_KEY)
              .at("/apiKey");
      assertThat(minted).hasSizeGreaterThan(40);
      var answers = use(server, minted);
      root.setLevel(Level.INFO);

      assertThat(lines).isNotEmpty();
      for (var secret : List.of(PLATFORM_KEY, minted)) {
        assertThat(lines).noneMatch(line -> line.contains(secret));
        assertThat(answers).noneMatch(answer -> answer.contains(secret));
        assertThat(everyRow(server)).noneMatch(row -> row.contains(secret));
      }
    }
  }

  /** Well, wrongly, and where it must not stand. */
  private static List<String> use(TestServer server, String minted) {
    var answers = new ArrayList<String>();
    for (var key : List.of(PLATFORM_KEY, minted)) {
      answers.add(server.get("/v1/schemas", key).text());
      answers.add(server.get("/v1/admin/instances", key).text());
      answers.add(server.get("/v1/schemas", key + "x").text());
      answers.add(server.put("/v1/admin/managed/org", key, "{\"ownerKey\":").text());
      answers.add(server.get("/nowhere", key).text());
    }
    return answers;
  }

  private static List<String> everyRow(TestServer server) {
    return List.of(
            "api_keys", "idempotency_keys", "system_audit_log", "instances", "managed_resources")
        .stream()
        .flatMap(table -> Sql.column(server.database, rowsOf(table)).stream())
        .toList();
  }

  /** Bytes as text, so that a key kept as bytes is found too. */
  private static String rowsOf(String table) {
    return table.equals("idempotency_keys")
        ? "SELECT key || convert_from(body, 'UTF8') FROM idempotency_keys"
        : "SELECT t::text FROM " + table + " t";
  }
}
