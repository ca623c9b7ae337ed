package io.agledger.operator.client;

import io.agledger.operator.client.FakeLedger.Response;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What goes wrong, when, and on which side of the effect. */
public final class Faults {

  /** The way a request fails. */
  public enum Kind {
    /** 503 and nothing done. */
    UNAVAILABLE_BEFORE,
    /** Done, but the answer is a 503. */
    UNAVAILABLE_AFTER,
    /** Done, but the connection breaks. */
    DROPPED_AFTER,
    /** Nothing done, no answer until the client gives up. */
    HANGS
  }

  private record Fault(String method, String pathPrefix, Kind kind) {}

  private final List<Fault> once = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean down;

  /** Every request gets a 503 until told otherwise. */
  public void down(boolean down) {
    this.down = down;
  }

  /** The next matching request fails so; the one after it does not. */
  public void once(String method, String pathPrefix, Kind kind) {
    once.add(new Fault(method, pathPrefix, kind));
  }

  /** How many injected faults nobody has run into yet. */
  public int pending() {
    return once.size();
  }

  @Nullable Response around(String method, String path, Callable<Response> effect) {
    if (down) {
      return unavailable();
    }
    Fault fault = take(method, path);
    try {
      if (fault == null) {
        return effect.call();
      }
      return switch (fault.kind()) {
        case UNAVAILABLE_BEFORE -> unavailable();
        case UNAVAILABLE_AFTER -> {
          effect.call();
          yield unavailable();
        }
        case DROPPED_AFTER -> {
          effect.call();
          yield null;
        }
        case HANGS -> {
          never.await();
          yield null;
        }
      };
    } catch (Exception e) {
      return Response.problem(500, "FAKE_FAILED", e.toString());
    }
  }

  private @Nullable Fault take(String method, String path) {
    for (Iterator<Fault> faults = once.iterator(); faults.hasNext(); ) {
      Fault fault = faults.next();
      if (fault.method().equals(method)
          && path.startsWith(fault.pathPrefix())
          && once.remove(fault)) {
        return fault;
      }
    }
    return null;
  }

  private static Response unavailable() {
    return Response.problem(503, "UNAVAILABLE", "The ledger is down.");
  }
}
