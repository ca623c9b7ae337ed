package io.agledger.operator.client;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps one ledger's share of the operator's traffic: so many at once, so many a second. */
final class Throttle {

  /** An idle ledger may be asked this long's worth of requests at once. */
  private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Semaphore concurrent;
  private final long nanosPerRequest;
  private long nextSlot;

  Throttle(int maxConcurrent, int requestsPerSecond) {
    this.concurrent = new Semaphore(maxConcurrent, true);
    this.nanosPerRequest = TimeUnit.SECONDS.toNanos(1) / requestsPerSecond;
    this.nextSlot = System.nanoTime() - BURST_NANOS;
  }

  void acquire() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, reserve() - System.nanoTime()));
    concurrent.acquire();
  }

  void release() {
    concurrent.release();
  }

  private synchronized long reserve() {
    nextSlot = Math.max(nextSlot, System.nanoTime() - BURST_NANOS) + nanosPerRequest;
    return nextSlot;
  }
}
