package io.agledger.e2e.installation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * What has to be closed, last opened first. Closing happens once, whoever asks: the end of the
 * work, a failure, or the shutdown hook of a process that was told to stop. It waits for what is
 * just starting, so that nothing is left behind.
 */
public final class Cleanup implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private int starting;
  private boolean closed;

  /** Starts something that has to be closed. It should return soon: closing waits for it. */
  public <T extends AutoCloseable> T keep(Callable<T> start) throws Exception {
    begin();
    try {
      var resource = start.call();
      push(resource);
      return resource;
    } finally {
      end();
    }
  }

  /** Something to do when closing. */
  public void onClose(AutoCloseable action) throws Exception {
    keep(() -> action);
  }

  /**
   * Closes everything, even when some of it cannot be closed; the first reason is thrown at the
   * end.
   */
  @Override
  public synchronized void close() throws Exception {
    closed = true;
    while (starting > 0) {
      wait();
    }
    Exception first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        first = first == null ? failure : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private synchronized void begin() {
    if (closed) {
      throw new IllegalStateException("stopped while starting");
    }
    starting++;
  }

  private synchronized void push(AutoCloseable resource) {
    open.push(resource);
  }

  private synchronized void end() {
    starting--;
    notifyAll();
  }
}
