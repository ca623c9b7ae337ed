package io.agledger.server.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.agledger.server.configuration.ServerConfiguration;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /metrics}, {@code /livez} and {@code /readyz} on a port of their own, in every role
 * (contract A-12). Without authentication, so the port is never routed by an Ingress.
 */
@Component
public class ManagementServer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ManagementServer.class);
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final int configuredPort;
  private final String role;
  private final Probes probes;
  private final PrometheusMeterRegistry meters;
  private final JsonMapper json;
  private @Nullable HttpServer server;

  ManagementServer(
      ServerConfiguration configuration,
      Environment environment,
      Probes probes,
      PrometheusMeterRegistry meters,
      JsonMapper json) {
    this.configuredPort = configuration.managementPort();
    this.role = environment.getActiveProfiles()[0];
    this.probes = probes;
    this.meters = meters;
    this.json = json;
  }

  /** The port it listens on; differs from the configured one when that was 0. */
  public int port() {
    return server == null ? 0 : server.getAddress().getPort();
  }

  @Override
  public void start() {
    try {
      var created = HttpServer.create(new InetSocketAddress(configuredPort), 0);
      created.createContext(
          "/metrics", exchange -> send(exchange, 200, PROMETHEUS_TEXT, meters.scrape()));
      created.createContext("/livez", exchange -> send(exchange, probes::live));
      created.createContext("/readyz", exchange -> send(exchange, probes::ready));
      created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      created.start();
      server = created;
      log.info("agledger-{} management listening on port {}", role, port());
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "port " + configuredPort + ": " + failure.getMessage(), failure);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  /** Last to stop: until then /readyz says that the process is stopping. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  private void send(HttpExchange exchange, Supplier<Probes.Probe> probe) throws IOException {
    var answer = probe.get();
    send(
        exchange,
        answer.ok() ? 200 : 503,
        "application/json",
        json.writeValueAsString(answer.body()));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
