package io.agledger.operator.client;

/** Stands before every request but the probe, so that a dead ledger is not asked 10,000 times. */
public interface Gate {

  /**
   * Passes, or fails at once.
   *
   * @throws LedgerUnavailableException at once, with no request made, while the gate is shut
   */
  void enter();

  /** A request just failed in a way that others will too; a probe should look. */
  void doubt(String reason);

  /** Always open. */
  Gate OPEN =
      new Gate() {
        @Override
        public void enter() {}

        @Override
        public void doubt(String reason) {}
      };
}
