package io.agledger.e2e.installation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be closed, last opened first. Closing happens once, whoever asks: the end of the
 * work, a failure, or the shutdown hook of a process that was told to stop. What comes too late to
 * be kept is closed at once.
 */
public final class Cleanup implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  public synchronized <T extends AutoCloseable> T keep(T resource) throws Exception {
    if (closed) {
      resource.close();
      throw new IllegalStateException("stopped while starting");
    }
    open.push(resource);
    return resource;
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /**
   * Closes everything, even when some of it cannot be closed; the first reason is thrown at the
   * end.
   */
  @Override
  public synchronized void close() throws Exception {
    closed = true;
    Exception first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
