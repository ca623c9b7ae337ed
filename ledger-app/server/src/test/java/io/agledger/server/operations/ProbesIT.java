package io.agledger.server.operations;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.SigningKeyFile;
import io.agledger.server.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contract: the shapes that operators' scripts read. */
class ProbesIT {
  private static final String TIME =
      "\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\"";
  private static final String VERSION = "\"version\":\"\\d+\\.\\d+\\.\\d+\"";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Role.COMBINED);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void livezSaysAlive() throws Exception {
    assertThat(server.get("/livez", "").text()).matches("\\{\"status\":\"alive\"," + TIME + "}");
    assertThat(management("/livez")).matches("\\{\"status\":\"alive\"," + TIME + "}");
  }

  @Test
  void readyzAndItsAliasSayReadyWithTheVersion() throws Exception {
    var shape = "\\{\"status\":\"ready\"," + VERSION + "," + TIME + "}";
    assertThat(server.get("/readyz", "").text()).matches(shape);
    assertThat(server.get("/health/ready", "").text()).matches(shape);
    assertThat(management("/readyz")).matches(shape);
  }

  @Test
  void healthSaysOkWithTheVersionAndTheInstallation() {
    var instance = server.get("/v1/verification-keys", "").at("/instance");
    assertThat(server.get("/health", "").text())
        .matches(
            "\\{\"status\":\"ok\","
                + VERSION
                + ","
                + TIME
                + ",\"instanceId\":\""
                + instance
                + "\"}");
  }

  @Test
  void systemHealthHasEveryQueueAndThePool() {
    var answer = server.get("/v1/admin/system-health", PLATFORM_KEY);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/status")).isEqualTo("ok");
    assertThat(answer.json().at("/uptime").asDouble()).isPositive();
    assertThat(answer.json().at("/database/pool").propertyNames())
        .containsExactlyInAnyOrder("total", "idle", "waiting");
    assertThat(answer.json().at("/queues").propertyNames()).containsAll(Queues.NAMES);
    assertThat(answer.json().at("/queues/maintenance").propertyNames())
        .containsExactlyInAnyOrder("waiting", "active", "delayed", "failed");
    assertThat(answer.json().at("/process").propertyNames())
        .containsExactlyInAnyOrder("rssMb", "heapUsedMb", "heapTotalMb");
  }

  @Test
  void theMaintenanceQueueHoldsTheWorkersJobs() {
    SigningKeyFile.await(() ->
        server
                .get("/v1/admin/system-health", PLATFORM_KEY)
                .json()
                .at("/queues/maintenance/delayed")
                .asInt()
            > 0);
  }

  @Test
  void metricsTellThePoolTheRequestsAndThePartitions() {
    server.get("/livez", "");
    SigningKeyFile.await(
        () -> metrics().contains("agledger_partition_runway_days{table=\"audit_vault\"}"));
    assertThat(metrics())
        .contains("agledger_db_pool_waiting_connections 0.0")
        .contains("agledger_pg_listener_reconnect_failures_total 0.0")
        .contains(
            "agledger_http_requests_total{method=\"GET\",route=\"/livez\",status_code=\"200\"}")
        .contains("agledger_http_request_duration_seconds_bucket{method=\"GET\",route=\"/livez\"")
        .contains("agledger_queue_size{queue=\"federation-outbound-dlq\",state=\"total\"} 0.0");
  }

  @Test
  void theWorkerCreatesPartitionsAYearAndAHalfAhead() {
    SigningKeyFile.await(() -> runwayOfTheVault() >= 585);
  }

  private static int runwayOfTheVault() {
    try (var connection = server.database.superuser();
        var rs =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT runway_days FROM partition_runway() WHERE table_name = 'audit_vault'")) {
      rs.next();
      return rs.getInt(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String metrics() {
    try {
      return management("/metrics");
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String management(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + server.bean(ManagementServer.class).port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
