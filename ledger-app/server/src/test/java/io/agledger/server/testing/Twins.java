package io.agledger.server.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same thing done by several threads at the same moment. */
public final class Twins {
  private Twins() {}

  public static <T> List<T> run(int threads, Callable<T> work) {
    var barrier = new CyclicBarrier(threads);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures =
          IntStream.range(0, threads)
              .mapToObj(_ ->
                  executor.submit(() -> {
                    barrier.await();
                    return work.call();
                  }))
              .toList();
      return futures.stream().map(Twins::result).toList();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
