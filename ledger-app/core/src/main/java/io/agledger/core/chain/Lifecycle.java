package io.agledger.core.chain;

import io.agledger.core.statement.Event;
import java.util.Optional;

/**
 * The one state machine of a record.
 *
 * <pre>
 * record.recorded  → RECORDED
 * record.created   → ACTIVE → record.completed → COMPLETION_SUBMITTED → record.fulfilled → FULFILLED
 *                                                                     → record.failed    → FAILED
 * </pre>
 */
public final class Lifecycle {

  private Lifecycle() {}

  /** The status after a first entry; empty if this event cannot open a record. */
  public static Optional<Status> begin(Event event) {
    return switch (event) {
      case RECORDED -> Optional.of(Status.RECORDED);
      case CREATED -> Optional.of(Status.ACTIVE);
      case COMPLETED, FULFILLED, FAILED -> Optional.empty();
    };
  }

  /** The status after a further entry; empty if this event cannot follow. */
  public static Optional<Status> advance(Status from, Event event) {
    return switch (event) {
      case RECORDED, CREATED -> Optional.empty();
      case COMPLETED -> when(from == Status.ACTIVE, Status.COMPLETION_SUBMITTED);
      case FULFILLED -> when(from == Status.COMPLETION_SUBMITTED, Status.FULFILLED);
      case FAILED -> when(from == Status.COMPLETION_SUBMITTED, Status.FAILED);
    };
  }

  private static Optional<Status> when(boolean legal, Status to) {
    return legal ? Optional.of(to) : Optional.empty();
  }
}
