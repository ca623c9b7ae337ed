package io.agledger.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.operator.client.FakeLedger;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself: how it starts, what it logs, how it ends. */
class ProcessIT {

  private static final Pattern PORT = Pattern.compile("serving health on port (\\d+)");

  @TempDir private Path folder;
  private final Workbench bench = new Workbench();

  @BeforeEach
  void kubeconfig() throws IOException {
    Files.writeString(folder.resolve("kubeconfig"), ApiServer.get().kubeconfig());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void itServesHealthDoesItsWorkLogsNoKeyAndEndsWithZero() throws Exception {
    bench.createLedger();
    Process process =
        start(
            Map.of(
                "AGLEDGER_OPERATOR_NAMESPACE", bench.namespace,
                "AGLEDGER_WATCH_NAMESPACES", bench.namespace,
                "OPERATOR_PORT", "0"));
    try {
      bench.awaitReady(bench.createOrg("acme"));
      bench.awaitReady(bench.create(Samples.agentWithKey(bench.namespace, "bot", "acme", "")));
      assertThat(get("/readyz")).isEqualTo("{\"status\":\"ready\"}");
      assertThat(get("/metrics")).contains("operator_sdk_", "jvm_memory_used_bytes");
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(log())
        .contains("Shutting down gracefully...")
        .doesNotContain(" ERROR ", FakeLedger.PLATFORM_KEY, issuedKey());
  }

  @Test
  void aVariableThatCannotBeUsedIsOneClearLine() throws Exception {
    Process process = start(Map.of("OPERATOR_PORT", "http"));
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(log().strip())
        .isEqualTo("Failed to start operator: OPERATOR_PORT must be a port number, not: http");
  }

  private Process start(Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            AgledgerOperator.class.getName());
    builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(logFile()).start();
  }

  private String get(String path) throws Exception {
    String port =
        Await.until("the port", () -> PORT.matcher(log()).results().findFirst(), m -> m.isPresent())
            .orElseThrow()
            .group(1);
    try (var http = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + port + path);
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private String issuedKey() {
    String base64 = bench.secret("bot-key").orElseThrow().getData().getOrDefault("apiKey", "");
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
  }

  private String log() {
    try {
      return Files.readString(logFile().toPath());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private File logFile() {
    return folder.resolve("log").toFile();
  }
}
