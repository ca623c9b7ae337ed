package io.agledger.e2e.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CleanupTest {

  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Cleanup cleanup = new Cleanup();

  @Test
  void theLastOpenedIsClosedFirstAndOnlyOnce() throws Exception {
    cleanup.onClose(() -> closed.add("first"));
    cleanup.onClose(() -> closed.add("second"));

    cleanup.close();
    cleanup.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void oneThatCannotBeClosedDoesNotKeepTheOthers() throws Exception {
    cleanup.onClose(() -> closed.add("first"));
    cleanup.onClose(() -> {
      throw new IOException("stuck");
    });

    assertThatThrownBy(cleanup::close).hasMessage("stuck");
    assertThat(closed).containsExactly("first");
  }

  @Test
  void whatIsJustStartingIsWaitedForAndClosed() throws Exception {
    var starting = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var late = threads.submit(() -> cleanup.keep(() -> startSlowly(starting, go)));
      starting.await();
      var closing = threads.submit(Executors.callable(this::close));
      go.countDown();
      late.get();
      closing.get();
    }
    assertThat(closed).containsExactly("late");
  }

  @Test
  void nothingStartsAfterwards() throws Exception {
    cleanup.close();

    assertThatThrownBy(() -> cleanup.onClose(() -> closed.add("never")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(closed).isEmpty();
  }

  private AutoCloseable startSlowly(CountDownLatch starting, CountDownLatch go)
      throws InterruptedException {
    starting.countDown();
    go.await();
    return () -> closed.add("late");
  }

  private void close() {
    try {
      cleanup.close();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
