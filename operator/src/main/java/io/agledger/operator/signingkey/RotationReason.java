package io.agledger.operator.signingkey;

/** Why a signing key was made. Nothing else ever makes one. */
enum RotationReason {
  FirstKey,
  TriggerChanged,
  IntervalElapsed,
  PrivateKeyLost,
  Compromised
}
