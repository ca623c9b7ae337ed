package io.agledger.e2e.github;

/** How a piece of work ended, by the name the ledger has for it. */
public enum Verdict {
  FULFILLED,
  FAILED
}
