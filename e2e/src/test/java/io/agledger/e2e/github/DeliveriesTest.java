package io.agledger.e2e.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.e2e.github.Delivery.Ended;
import io.agledger.e2e.github.Delivery.Recorded;
import io.agledger.e2e.github.Delivery.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DeliveriesTest {

  private static final Path DATA = Path.of("data", "github-events.ndjson");

  @Test
  void everyEventIsDeliveredOnce() throws IOException {
    var events = Events.read(DATA);

    var delivered = Deliveries.inOrder(Events.dealt(events));

    assertThat(events).hasSize(329);
    assertThat(delivered).extracting(Delivery::event).containsExactlyInAnyOrderElementsOf(events);
  }

  @Test
  void theRealEventsHoldFiveEndsOfWhichOneFailed() throws IOException {
    var delivered = Deliveries.inOrder(Events.read(DATA));

    assertThat(delivered).filteredOn(Started.class::isInstance).hasSize(10);
    assertThat(delivered)
        .filteredOn(Ended.class::isInstance)
        .extracting(delivery -> ((Ended) delivery).verdict())
        .containsExactlyInAnyOrder(
            Verdict.FULFILLED,
            Verdict.FULFILLED,
            Verdict.FULFILLED,
            Verdict.FULFILLED,
            Verdict.FAILED);
  }

  @Test
  void aDealMixesTheKinds() throws IOException {
    var dealt = Events.dealt(Events.read(DATA));

    assertThat(dealt.subList(0, 58)).extracting(Event::kind).doesNotHaveDuplicates();
    assertThat(dealt).hasSize(329).doesNotHaveDuplicates();
  }

  @Test
  void anEndThatArrivesEarlyWaitsForItsStart() {
    var end = completed(1, "failure");
    var start = queued(2);

    assertThat(Deliveries.inOrder(List.of(end, start)))
        .containsExactly(new Started(start), new Ended(end, start, Verdict.FAILED));
  }

  @Test
  void anEndWithoutAStartIsAFactOfItsOwnKind() {
    var end = completed(1, "success");

    assertThat(Deliveries.inOrder(List.of(end))).containsExactly(new Recorded(end));
  }

  @Test
  void oneStartHasOneEnd() {
    var start = queued(1);
    var first = completed(2, "success");
    var second = completed(3, "success");

    assertThat(Deliveries.inOrder(List.of(start, first, second)))
        .containsExactly(
            new Started(start), new Ended(first, start, Verdict.FULFILLED), new Recorded(second));
  }

  private static Event queued(int line) {
    return job(line, payload("queued"));
  }

  private static Event completed(int line, String conclusion) {
    var payload = payload("completed");
    payload.withObject("workflow_job").put("conclusion", conclusion);
    return job(line, payload);
  }

  private static ObjectNode payload(String action) {
    var payload = new JsonMapper().createObjectNode().put("action", action);
    payload.putObject("workflow_job").put("id", 7);
    return payload;
  }

  private static Event job(int line, ObjectNode payload) {
    return new Event(line, "workflow_job", payload);
  }
}
