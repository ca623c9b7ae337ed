package io.agledger.verify;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Maps a stream of items on several threads and hands the results on in the order of the items.
 *
 * <p>At most {@value #WINDOW_PER_THREAD} batches per thread are under way, so memory is bounded
 * however long the stream is.
 */
final class OrderedPool {

  /** Enough that no thread waits while the caller takes the oldest batch. */
  private static final int WINDOW_PER_THREAD = 4;

  /** About 15 ms of signatures: handing over a batch costs nothing beside that. */
  private static final int BATCH_ITEMS = 128;

  /** Items may be large. */
  private static final int BATCH_BYTES = 1 << 20;

  /** A stream of items that may fail to be read. */
  interface Source<T> {
    Optional<T> next() throws IOException;
  }

  private final int threads;

  OrderedPool(int threads) {
    this.threads = threads;
  }

  /**
   * Runs until the source is empty. Source and sink are called on this thread.
   *
   * @param size of an item in bytes, roughly
   */
  <T, R> void run(Source<T> source, Function<T, Integer> size, Function<T, R> map, Consumer<R> sink)
      throws IOException {
    Queue<Future<List<R>>> window = new ArrayDeque<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<T> batch = batch(source, size);
      while (!batch.isEmpty() || !window.isEmpty()) {
        if (!batch.isEmpty()) {
          List<T> items = batch;
          window.add(pool.submit(() -> items.stream().map(map).toList()));
        }
        if (batch.isEmpty() || window.size() > WINDOW_PER_THREAD * threads) {
          result(window.remove()).forEach(sink);
        }
        if (!batch.isEmpty()) batch = batch(source, size);
      }
    }
  }

  private static <T> List<T> batch(Source<T> source, Function<T, Integer> size) throws IOException {
    List<T> items = new ArrayList<>(BATCH_ITEMS);
    int bytes = 0;
    while (items.size() < BATCH_ITEMS && bytes < BATCH_BYTES) {
      Optional<T> item = source.next();
      if (item.isEmpty()) break;
      items.add(item.get());
      bytes += size.apply(item.get());
    }
    return items;
  }

  private static <R> List<R> result(Future<List<R>> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check must answer, whatever its input", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
