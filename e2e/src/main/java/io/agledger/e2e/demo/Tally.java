package io.agledger.e2e.demo;

import io.agledger.e2e.github.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the ledger has acknowledged; from many threads. */
final class Tally {

  private int events;
  private int facts;
  private int intentions;
  private int completions;
  private int unrecognized;
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
  private final SortedMap<String, Integer> entriesByKey = new TreeMap<>();

  synchronized void fact(JsonNode record) {
    events++;
    facts++;
    entry(record);
  }

  synchronized void intention(JsonNode record) {
    events++;
    intentions++;
    entry(record);
  }

  synchronized void completion(JsonNode record) {
    events++;
    completions++;
    entry(record);
  }

  synchronized void unrecognized(JsonNode record) {
    events++;
    unrecognized++;
    entry(record);
  }

  /** A verdict is an entry of its own, but belongs to the event that reported the end. */
  synchronized void verdict(Verdict verdict, JsonNode record) {
    verdicts.merge(verdict, 1, Integer::sum);
    entry(record);
  }

  synchronized int events() {
    return events;
  }

  synchronized int records() {
    return facts + intentions + unrecognized;
  }

  synchronized int entries() {
    return entriesByKey.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Key id to the number of entries that it signed. */
  synchronized SortedMap<String, Integer> entriesByKey() {
    return new TreeMap<>(entriesByKey);
  }

  @Override
  public synchronized String toString() {
    return "%d events: %d facts, %d intentions, %d completions %s, %d refused by the schema of their kind and kept as such"
        .formatted(events, facts, intentions, completions, verdicts, unrecognized);
  }

  private void entry(JsonNode record) {
    entriesByKey.merge(record.at("/signedStatement/keyId").asString(), 1, Integer::sum);
  }
}
