package io.agledger.core.chain;

import io.agledger.core.MalformedException;

/** Where a record stands after its latest entry. */
public enum Status {
  RECORDED,
  ACTIVE,
  COMPLETION_SUBMITTED,
  FULFILLED,
  FAILED;

  /** No entry can follow. */
  public boolean isTerminal() {
    return this != ACTIVE && this != COMPLETION_SUBMITTED;
  }

  public static Status ofWire(String text) throws MalformedException {
    for (Status status : values()) {
      if (status.name().equals(text)) return status;
    }
    throw new MalformedException("unknown status");
  }
}
