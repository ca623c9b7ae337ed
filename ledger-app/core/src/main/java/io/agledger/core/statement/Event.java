package io.agledger.core.statement;

import io.agledger.core.MalformedException;

/** What happened to a record. */
public enum Event {
  /** A finished fact was put on record; there will be no further entry. */
  RECORDED("record.recorded"),
  /** Work was begun that is to be completed and judged. */
  CREATED("record.created"),
  /** The work was reported as done. */
  COMPLETED("record.completed"),
  /** The principal accepted the work. */
  FULFILLED("record.fulfilled"),
  /** The principal rejected the work. */
  FAILED("record.failed");

  private final String wire;

  Event(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  /** Verdicts belong to the principal alone. */
  public boolean isVerdict() {
    return this == FULFILLED || this == FAILED;
  }

  public static Event ofWire(String text) throws MalformedException {
    for (Event event : values()) {
      if (event.wire.equals(text)) return event;
    }
    throw new MalformedException("unknown event");
  }
}
