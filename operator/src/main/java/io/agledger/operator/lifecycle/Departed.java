package io.agledger.operator.lifecycle;

import io.agledger.operator.condition.Reason;

/** Whether the ledger let the object go. */
public sealed interface Departed {

  /** Gone, or left behind as the policy says. */
  record Done() implements Departed {}

  /** Refused for now. */
  record Refused(Reason reason, String message) implements Departed {}
}
