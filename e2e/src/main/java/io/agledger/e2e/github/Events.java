package io.agledger.e2e.github;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import tools.jackson.databind.json.JsonMapper;

/** The deliveries of {@code github-events.ndjson}. */
public final class Events {

  private static final JsonMapper JSON = new JsonMapper();

  private Events() {}

  /** All deliveries, in the file's order, which is by kind. */
  public static List<Event> read(Path file) throws IOException {
    var events = new ArrayList<Event>();
    for (var line : Files.readAllLines(file)) {
      var event = JSON.readTree(line);
      events.add(new Event(events.size() + 1, event.get("event").asString(), event.get("payload")));
    }
    return List.copyOf(events);
  }

  /**
   * One of each kind in turn, so that kinds arrive mixed as they would from a real organisation.
   */
  public static List<Event> dealt(List<Event> events) {
    Map<String, Queue<Event>> hands = new LinkedHashMap<>();
    events.forEach(
        event -> hands.computeIfAbsent(event.kind(), _ -> new ArrayDeque<>()).add(event));
    var dealt = new ArrayList<Event>();
    while (dealt.size() < events.size()) {
      for (var hand : hands.values()) {
        var next = hand.poll();
        if (next != null) {
          dealt.add(next);
        }
      }
    }
    return dealt;
  }
}
