package io.agledger.operator.ledger;

import io.agledger.operator.client.Gate;
import io.agledger.operator.client.LedgerUnavailableException;
import io.agledger.operator.client.LedgerUnavailableException.Reach;
import java.time.Duration;
import java.time.Instant;

/** Keeps requests from a ledger that is down, and probes rare. */
public final class Circuit implements Gate {

  /** Between two probes, whatever happens: a dead ledger is not kept busy dying. */
  public static final Duration PROBE_PAUSE = Duration.ofSeconds(5);

  /** What is known of the ledger. */
  public enum State {
    /** Not probed yet, or a request just failed: nothing is known, so nothing is reported. */
    CHECKING,
    UP,
    DOWN
  }

  private final Runnable onDoubt;
  private State state = State.CHECKING;
  private Instant nextProbe = Instant.MIN;

  /**
   * Shut until the first probe.
   *
   * @param onDoubt asks for a probe, without waiting for it
   */
  Circuit(Runnable onDoubt) {
    this.onDoubt = onDoubt;
  }

  @Override
  public synchronized void enter() {
    if (state != State.UP) {
      throw new LedgerUnavailableException(
          Reach.NOT_ASKED, Duration.ZERO, "the ledger is not asked while it is " + state);
    }
  }

  @Override
  public void doubt(String reason) {
    synchronized (this) {
      if (state != State.UP) {
        return;
      }
      state = State.CHECKING;
    }
    onDoubt.run();
  }

  public synchronized State state() {
    return state;
  }

  /** How long until a probe is due; zero means now, and counts as made. */
  synchronized Duration claimProbe(Instant now) {
    if (now.isBefore(nextProbe)) {
      return Duration.between(now, nextProbe);
    }
    nextProbe = now.plus(PROBE_PAUSE);
    return Duration.ZERO;
  }

  /** Takes note of what a probe found; true when this is news. */
  synchronized boolean probed(boolean up) {
    State found = up ? State.UP : State.DOWN;
    boolean news = state != found;
    state = found;
    return news;
  }
}
