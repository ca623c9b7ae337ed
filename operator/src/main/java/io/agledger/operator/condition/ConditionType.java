package io.agledger.operator.condition;

/** Every condition type the operator writes. */
public enum ConditionType {
  /** True: usable, and the ledger holds what the spec says. */
  Ready,
  /** Present only while True: work is going on or will be tried again without anybody's help. */
  Reconciling,
  /** Present only while True: nothing will change until somebody changes something. */
  Stalled,
  /** Present only while True: the operator leaves the resource alone because it was asked to. */
  Suspended,
  /** Present only while True: deletion was asked for and cannot be completed yet. */
  DeletionBlocked,
  /** Org, Agent: every API key is in its Secret and known to the ledger. */
  CredentialsReady,
  /** SigningKey: the ledger lists the public half of the newest key. */
  KeyPublished,
  /** SigningKey: the newest key signs. */
  KeyActive
}
