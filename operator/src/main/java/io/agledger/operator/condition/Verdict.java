package io.agledger.operator.condition;

/** How one pass over a resource ended. Decides Ready, Reconciling, Stalled and their kin. */
public sealed interface Verdict {

  Reason reason();

  String message();

  /** The ledger holds what the spec says. */
  record Synced(String message) implements Verdict {
    @Override
    public Reason reason() {
      return Reason.Synced;
    }
  }

  /** All is well, and something better is on its way: a key about to be replaced by age. */
  record Rotating(String message) implements Verdict {
    @Override
    public Reason reason() {
      return Reason.Synced;
    }
  }

  /** Something else must come first: another resource, the ledger, a point in time. */
  record Waiting(Reason reason, String message) implements Verdict {}

  /** Went wrong, and may go right when tried again. */
  record Retrying(Reason reason, String message) implements Verdict {}

  /** Will not go right until somebody changes something. */
  record Stalled(Reason reason, String message) implements Verdict {}

  /** Left alone on request. */
  record Suspended(String message) implements Verdict {
    @Override
    public Reason reason() {
      return Reason.Suspended;
    }
  }

  /** Asked to go, and cannot yet. */
  record DeletionBlocked(Reason reason, String message) implements Verdict {}
}
