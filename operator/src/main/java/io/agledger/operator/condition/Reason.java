package io.agledger.operator.condition;

/** Every reason a condition or an Event of the operator can have. */
public enum Reason {
  Synced,
  Pending,
  LedgerUnavailable,
  ReferenceNotFound,
  ReferenceNotReady,
  ReferenceNotPermitted,
  InvalidSpec,
  Conflict,
  SecretConflict,
  Forbidden,
  QuotaExceeded,
  Suspended,
  Deleting,
  Progressing,
  Retrying,
  UserRequested,
  KeysWritten,
  RotationPending,
  Published,
  Active,
  WaitingForReload,
  VerificationKeyMissing,
  HasDependents,
  // Events only
  DriftCorrected,
  KeyIssued,
  KeyReissued,
  KeyRotated,
  KeyRevoked,
  KeyActivated,
  PrivateKeyRemoved,
  LedgerChanged,
  Orphaned,
  ForceDeleted
}
