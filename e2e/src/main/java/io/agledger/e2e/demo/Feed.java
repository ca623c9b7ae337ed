package io.agledger.e2e.demo;

import io.agledger.e2e.github.Delivery;
import io.agledger.e2e.github.Delivery.Ended;
import io.agledger.e2e.github.Delivery.Recorded;
import io.agledger.e2e.github.Delivery.Started;
import io.agledger.e2e.github.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends deliveries to the ledger, each once and in order. Several writers take turns; one that has
 * to report an end waits for the record of its start, which stands earlier in the list and so is
 * already on its way.
 */
final class Feed {

  private static final int WRITERS = 8;
  private static final JsonMapper JSON = new JsonMapper();

  private final Agents agents;
  private final List<Delivery> deliveries;
  private final Tally tally;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Event, CompletableFuture<String>> started = new ConcurrentHashMap<>();

  Feed(Agents agents, List<Delivery> deliveries, Tally tally) {
    this.agents = agents;
    this.deliveries = deliveries;
    this.tally = tally;
  }

  /** Sends all that stand before {@code end}, as fast as they go. */
  void sendUntil(int end) throws Exception {
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          Stream.generate(() -> writers.submit(() -> sendAll(end))).limit(WRITERS).toList();
      for (var writer : running) {
        join(writer);
      }
    }
  }

  /**
   * Sends one after the other at a walking pace until something else is done, and never beyond
   * {@code end}.
   */
  void strollUntil(Future<?> done, int end, Duration pace) throws Exception {
    while (!done.isDone() && sendNext(end)) {
      Thread.sleep(pace);
    }
    join(done);
  }

  private Void sendAll(int end) throws Exception {
    while (sendNext(end)) {}
    return null;
  }

  /** False when nothing before {@code end} is left. */
  private boolean sendNext(int end) throws Exception {
    var turn = next.getAndUpdate(current -> current < end ? current + 1 : current);
    if (turn >= end) {
      return false;
    }
    send(deliveries.get(turn));
    return true;
  }

  private void send(Delivery delivery) throws Exception {
    switch (delivery) {
      case Recorded(var event) ->
          tally.fact(agents.recorder().record(event.kind(), event.payload()).accepted());
      case Started(var event) -> start(event);
      case Ended ended -> end(ended);
    }
  }

  private void start(Event event) throws Exception {
    var record = recordOf(event);
    try {
      var intention =
          agents
              .deployer()
              .intend(event.kind(), event.payload(), agents.releaseManagerId())
              .accepted();
      tally.intention(intention);
      record.complete(intention.get("id").asString());
    } catch (Exception failure) {
      record.completeExceptionally(failure);
      throw failure;
    }
  }

  private void end(Ended ended) throws Exception {
    var record = recordOf(ended.start()).get();
    tally.completion(agents.deployer().complete(record, ended.event().payload()).accepted());
    var verdict = ended.verdict();
    tally.verdict(
        verdict,
        agents.releaseManager().judge(record, verdict.name(), evidence(ended.event())).accepted());
  }

  private CompletableFuture<String> recordOf(Event start) {
    return started.computeIfAbsent(start, _ -> new CompletableFuture<>());
  }

  private static JsonNode evidence(Event end) {
    return JSON.createObjectNode().put("reportedBy", end.kind()).put("delivery", end.line());
  }

  private static void join(Future<?> future) throws Exception {
    try {
      future.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    }
  }
}
