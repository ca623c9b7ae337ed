package io.agledger.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  @Test
  void itIsAliveAtOnceAndReadyWhenTheCachesAre() throws Exception {
    var ready = new AtomicBoolean();
    try (var health = new HealthServer(0, ready::get, () -> "up 1\n");
        var http = HttpClient.newHttpClient()) {
      assertThat(get(http, health, "/livez").statusCode()).isEqualTo(200);
      assertThat(get(http, health, "/readyz").statusCode()).isEqualTo(503);
      ready.set(true);
      assertThat(get(http, health, "/readyz").body()).isEqualTo("{\"status\":\"ready\"}");
      assertThat(get(http, health, "/metrics").body()).isEqualTo("up 1\n");
    }
  }

  private static HttpResponse<String> get(HttpClient http, HealthServer health, String path)
      throws Exception {
    var uri = URI.create("http://127.0.0.1:" + health.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
