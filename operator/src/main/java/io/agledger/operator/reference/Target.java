package io.agledger.operator.reference;

import io.agledger.operator.condition.Verdict;
import io.agledger.operator.ledger.LedgerConnection;

/** Where a resource's object belongs. */
public sealed interface Target {

  /**
   * A ledger that answers.
   *
   * @param orgId id of the org in the ledger; empty for kinds that stand under no org
   */
  record Found(LedgerConnection ledger, String orgId) implements Target {}

  /** Not now, for a reason to show. */
  record Missing(Verdict verdict) implements Target {}

  /** Not known yet: nothing to report until a probe has told. */
  record Unchecked() implements Target {}
}
