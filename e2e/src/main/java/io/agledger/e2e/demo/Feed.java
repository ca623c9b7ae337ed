package io.agledger.e2e.demo;

import io.agledger.e2e.github.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Brings deliveries to the notary, each once and in order. Several writers take turns; one whose
 * delivery reports an end waits for the start, which stands earlier in the list and so is already
 * on its way.
 */
final class Feed {

  private static final int WRITERS = 8;

  private final Notary notary;
  private final List<Delivery> deliveries;
  private final AtomicInteger next = new AtomicInteger();

  Feed(Notary notary, List<Delivery> deliveries) {
    this.notary = notary;
    this.deliveries = deliveries;
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
    notary.notarize(deliveries.get(turn));
    return true;
  }

  private static void join(Future<?> future) throws Exception {
    try {
      future.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    }
  }
}
