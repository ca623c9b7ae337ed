package io.agledger.e2e.demo;

import io.agledger.e2e.github.Delivery;
import io.agledger.e2e.github.Delivery.Ended;
import io.agledger.e2e.github.Delivery.Recorded;
import io.agledger.e2e.github.Delivery.Started;
import io.agledger.e2e.github.Event;
import io.agledger.e2e.ledger.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes entries of deliveries. What the schema of its kind refuses (some of GitHub's examples are
 * older than GitHub's schema) is not bent: it is kept, with what the schema says against it, as an
 * {@code unrecognized_delivery}.
 */
final class Notary {

  private static final String UNRECOGNIZED = "unrecognized_delivery";
  private static final String REFUSED_BY_SCHEMA = "SCHEMA_VIOLATION";
  private static final JsonMapper JSON = new JsonMapper();

  private final Agents agents;
  private final Tally tally;

  /** The record that a start opened; empty when the start was refused. */
  private final Map<Event, CompletableFuture<Optional<String>>> opened = new ConcurrentHashMap<>();

  Notary(Agents agents, Tally tally) {
    this.agents = agents;
    this.tally = tally;
  }

  void notarize(Delivery delivery) throws Exception {
    switch (delivery) {
      case Recorded(var event) -> record(event);
      case Started(var event) -> start(event);
      case Ended ended -> end(ended);
    }
  }

  private void record(Event event) throws Exception {
    var answer = agents.recorder().record(event.kind(), event.payload());
    if (refused(answer)) {
      keep(event, answer);
    } else {
      tally.fact(answer.accepted());
    }
  }

  private void start(Event event) throws Exception {
    var record = openedBy(event);
    try {
      var answer =
          agents.deployer().intend(event.kind(), event.payload(), agents.releaseManagerId());
      if (refused(answer)) {
        keep(event, answer);
        record.complete(Optional.empty());
      } else {
        tally.intention(answer.accepted());
        record.complete(Optional.of(answer.body().get("id").asString()));
      }
    } catch (Exception failure) {
      record.completeExceptionally(failure);
      throw failure;
    }
  }

  private void end(Ended ended) throws Exception {
    var record = openedBy(ended.start()).get();
    if (record.isPresent()) {
      complete(record.get(), ended);
    } else {
      record(ended.event());
    }
  }

  private void complete(String record, Ended ended) throws Exception {
    var event = ended.event();
    var answer = agents.deployer().complete(record, event.payload());
    if (refused(answer)) {
      keep(event, answer);
      return;
    }
    tally.completion(answer.accepted());
    var evidence =
        JSON.createObjectNode().put("reportedBy", event.kind()).put("line", event.line());
    var verdict = ended.verdict();
    tally.verdict(
        verdict, agents.releaseManager().judge(record, verdict.name(), evidence).accepted());
  }

  private void keep(Event event, Answer refusal) throws Exception {
    var kept = JSON.createObjectNode().put("event", event.kind());
    kept.set("violations", refusal.body().get("errors"));
    kept.set("payload", event.payload());
    tally.unrecognized(agents.recorder().record(UNRECOGNIZED, kept).accepted());
  }

  private CompletableFuture<Optional<String>> openedBy(Event start) {
    return opened.computeIfAbsent(start, _ -> new CompletableFuture<>());
  }

  private static boolean refused(Answer answer) {
    return answer.status() == 422 && code(answer.body()).equals(REFUSED_BY_SCHEMA);
  }

  private static String code(JsonNode problem) {
    return problem.path("code").asString("");
  }
}
