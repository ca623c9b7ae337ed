package io.agledger.operator.signingkey;

import java.time.Instant;
import java.util.Optional;

/** One step of a rotation. Each may be repeated, and each is followed by a new look. */
sealed interface SigningKeyStep {

  /** Make a private key and put it into the Secret as the next one. */
  record Stage(RotationReason reason) implements SigningKeyStep {}

  /** Note a key that the Secret holds as the next one again: the ledger has forgotten it. */
  record Restage(String keyId) implements SigningKeyStep {}

  /** Add the public half to the registry. */
  record Publish(String keyId) implements SigningKeyStep {}

  /** Verifiers' caches learn of the key until then. */
  record AwaitVerifiers(String keyId, Instant until) implements SigningKeyStep {}

  /** Let it sign, if every instance of the ledger holds it. */
  record Activate(String keyId) implements SigningKeyStep {}

  /** It signs: have that confirmed and note it. */
  record Complete(String keyId) implements SigningKeyStep {}

  /** The next key was retired by somebody before it was used: forget it. */
  record Abandon(String keyId) implements SigningKeyStep {}

  /** Take the private half of a key that no longer signs out of the Secret. */
  record RemovePrivate(String keyId) implements SigningKeyStep {}

  /** Another key signs than the one we activated; nobody asked us to change that. */
  record Superseded(String by) implements SigningKeyStep {}

  /** Nothing to do until then, or until something changes. */
  record Idle(Optional<Instant> until) implements SigningKeyStep {}
}
