package io.agledger.operator.reference;

import io.agledger.operator.ledger.LedgerConnection;

/** Whether an object can be taken out of its ledger now. */
public sealed interface Departure {

  /** The ledger answers. */
  record Possible(LedgerConnection ledger) implements Departure {}

  /** It will again, perhaps. */
  record Blocked(String message) implements Departure {}

  /** There is no ledger to take anything out of. */
  record Orphaned(String message) implements Departure {}
}
