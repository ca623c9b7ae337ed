package io.agledger.operator.client;

import java.time.Duration;

/** The ledger gave no usable answer; whether the request took effect is unknown. */
public final class LedgerUnavailableException extends RuntimeException {

  /** How far the trouble reaches. */
  public enum Reach {
    /** The gate was shut: no request was made, and nobody was bothered. */
    NOT_ASKED,
    /** Unreachable, timed out, 502, 503, 504: other requests will fare no better. */
    LEDGER,
    /** 429 or another 5xx: this request failed, others may succeed. */
    REQUEST
  }

  private final Reach reach;
  private final Duration retryAfter;

  public LedgerUnavailableException(Reach reach, Duration retryAfter, String message) {
    // Where we asked is of no interest, and ten thousand resources may ask: no stack trace.
    super(message, null, false, false);
    this.reach = reach;
    this.retryAfter = retryAfter;
  }

  public Reach reach() {
    return reach;
  }

  /** What the server asked for in {@code Retry-After}; zero when it did not say. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
