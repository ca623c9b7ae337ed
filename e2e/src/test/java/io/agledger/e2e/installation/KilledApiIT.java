package io.agledger.e2e.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.e2e.github.Events;
import io.agledger.e2e.ledger.LedgerClient;
import io.agledger.e2e.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * kill -9 in the middle of appends: what was acknowledged is there, and all that is there is whole.
 */
@ExtendWith(Running.class)
class KilledApiIT {

  private static final int WRITERS = 4;
  private static final int ENOUGH = 60;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Record id to the hash of its entry, as acknowledged. */
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLost(Installation installation) throws Exception {
    appendUntilTheApiIsKilled(installation);
    installation.restartApi();

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    assertThat(entriesIn(installation)).containsAllEntriesOf(acknowledged);
    var keys = installation.fetchKeys(folder.resolve("keys.json"));
    var dump = installation.dump(folder.resolve("dump"));
    var verdict = installation.verify("--keys", keys.toString(), dump.toString());
    assertThat(verdict.status()).as(verdict.out()).isZero();
    assertThat(Files.readString(dump.resolve("records.ndjson"))).contains(acknowledged.keySet());
  }

  private void appendUntilTheApiIsKilled(Installation installation) throws Exception {
    var recorder =
        LedgerClient.of(
            installation.ledger(), installation.kubectl().secret("github-recorder-key", "apiKey"));
    var ping = lastPing();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          Stream.generate(() -> executor.submit(() -> appendWhileItAnswers(recorder, ping)))
              .limit(WRITERS)
              .toList();
      Await.within(
          LIMIT, () -> acknowledged.size() >= ENOUGH || writers.stream().anyMatch(Future::isDone));
      installation.api().process().kill();
      for (var writer : writers) {
        writer.get();
      }
    }
  }

  /** Until the connection breaks: what was not answered by then is not acknowledged. */
  private Void appendWhileItAnswers(LedgerClient recorder, JsonNode payload)
      throws InterruptedException {
    try {
      while (true) {
        var record = recorder.record("ping", payload).accepted();
        acknowledged.put(
            record.get("id").asString(), record.at("/signedStatement/entryHash").asString());
      }
    } catch (IOException _) {
      return null;
    }
  }

  private Map<String, String> entriesIn(Installation installation) throws Exception {
    var platform = LedgerClient.of(installation.ledger(), installation.platformKey());
    var entries = new ConcurrentHashMap<String, String>();
    for (var id : acknowledged.keySet()) {
      var record = platform.get("/v1/records/" + id).accepted();
      entries.put(id, record.at("/signedStatement/entryHash").asString());
    }
    return entries;
  }

  private static JsonNode lastPing() throws IOException {
    return Events.read(Path.of("data", "github-events.ndjson")).stream()
        .filter(event -> event.kind().equals("ping"))
        .toList()
        .getLast()
        .payload();
  }
}
