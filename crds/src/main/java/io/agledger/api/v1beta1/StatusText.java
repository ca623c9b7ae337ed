package io.agledger.api.v1beta1;

/** Descriptions that the statuses of all kinds share. */
final class StatusText {

  static final String OBSERVED_GENERATION =
      "The metadata.generation that this status speaks of; -1 before the operator has seen the"
          + " resource.";

  static final String LAST_HANDLED =
      "The last value of annotation agledger.io/reconcile-requested-at that was acted on.";

  static final String EXTERNAL_ID = "Id (UUID) of the object in the ledger.";

  static final String LAST_SYNC =
      "When the object in the ledger was last found, or made, equal to the spec.";

  static final String CONDITIONS =
      "What is known about this resource. Ready: usable and equal to the spec. Reconciling: work is"
          + " going on or will be retried. Stalled: waits for somebody to change something.";

  static final String API_KEYS = "The API keys as the ledger knows them, one for each in the spec.";

  private StatusText() {}
}
