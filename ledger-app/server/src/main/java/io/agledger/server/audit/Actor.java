package io.agledger.server.audit;

import java.util.Optional;
import org.slf4j.MDC;

/**
 * Who the current thread acts for. Kept in the logging context, so that every log line of a request
 * names it too.
 */
public final class Actor {
  private static final String MDC_KEY = "actor";

  private Actor() {}

  /** From now until the result is closed. */
  public static MDC.MDCCloseable acting(String name) {
    return MDC.putCloseable(MDC_KEY, name);
  }

  /** Empty outside a request: then the process acts for itself. */
  static Optional<String> current() {
    return Optional.ofNullable(MDC.get(MDC_KEY));
  }
}
