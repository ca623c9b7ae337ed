package io.agledger.operator.secret;

/** Why a key was issued. Nothing else ever makes one. */
enum IssueReason {
  FirstIssue,
  SecretLost,
  SecretMoved,
  RefusedByLedger,
  IntervalElapsed,
  TriggerChanged
}
