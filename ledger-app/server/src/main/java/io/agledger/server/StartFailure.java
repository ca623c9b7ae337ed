package io.agledger.server;

import java.util.Objects;

/**
 * One line out of the exception that stopped the start: its innermost cause, which names what is
 * wrong.
 */
final class StartFailure {
  private StartFailure() {}

  static String describe(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    var message = Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return message.lines().findFirst().orElse(message);
  }
}
