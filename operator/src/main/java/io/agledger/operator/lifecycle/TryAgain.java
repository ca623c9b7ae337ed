package io.agledger.operator.lifecycle;

/**
 * Asks the framework for another pass, a little later each time. Already reported in the status.
 */
public final class TryAgain extends RuntimeException {

  TryAgain(String message) {
    // Not a bug, and reported already: no stack trace.
    super(message, null, false, false);
  }
}
