package io.agledger.e2e.github;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Puts deliveries into an order in which every end follows its start. Starts and ends of one key
 * are joined first to first; an end for which no start is left is a fact of its own kind.
 */
public final class Deliveries {

  private final Map<Event, Event> startOf = new HashMap<>();
  private final Set<Event> sent = new HashSet<>();
  private final Map<Event, Delivery.Ended> early = new HashMap<>();
  private final List<Delivery> ordered = new ArrayList<>();

  private Deliveries() {}

  public static List<Delivery> inOrder(List<Event> events) {
    var deliveries = new Deliveries();
    deliveries.join(events);
    events.forEach(deliveries::place);
    return List.copyOf(deliveries.ordered);
  }

  private void join(Collection<Event> events) {
    Map<String, Queue<Event>> starts = new HashMap<>();
    for (var event : events) {
      if (Work.of(event) instanceof Work.Start(var key)) {
        starts.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(event);
      }
    }
    for (var event : events) {
      if (Work.of(event) instanceof Work.End(var key, _)) {
        var start = starts.getOrDefault(key, new ArrayDeque<>()).poll();
        if (start != null) {
          startOf.put(event, start);
        }
      }
    }
  }

  private void place(Event event) {
    switch (Work.of(event)) {
      case Work.Fact() -> ordered.add(new Delivery.Recorded(event));
      case Work.Start(_) -> placeStart(event);
      case Work.End(_, var verdict) -> placeEnd(event, verdict);
    }
  }

  private void placeStart(Event start) {
    ordered.add(new Delivery.Started(start));
    sent.add(start);
    var end = early.remove(start);
    if (end != null) {
      ordered.add(end);
    }
  }

  private void placeEnd(Event end, Verdict verdict) {
    var start = startOf.get(end);
    if (start == null) {
      ordered.add(new Delivery.Recorded(end));
    } else if (sent.contains(start)) {
      ordered.add(new Delivery.Ended(end, start, verdict));
    } else {
      early.put(start, new Delivery.Ended(end, start, verdict));
    }
  }
}
