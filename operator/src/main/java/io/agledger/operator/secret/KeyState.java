package io.agledger.operator.secret;

import java.time.Instant;
import java.util.Optional;

/**
 * What the Secret of one API key says, but for the key itself. Everything the plan needs to resume
 * after a crash is in here.
 *
 * @param intact false when somebody took the key, or our notes about it, out of the Secret
 * @param revision counts the keys issued under this name
 * @param registered whether the ledger has confirmed this revision's digest once
 * @param reason why this revision was issued
 * @param trigger the {@code rotation.trigger} last acted on; empty for none
 * @param staged the successor, in the Secret but not yet in use
 * @param previous the predecessor, still valid until then
 */
record KeyState(
    boolean intact,
    int revision,
    boolean registered,
    Instant issuedAt,
    String reason,
    String trigger,
    Optional<Integer> staged,
    Optional<Previous> previous) {

  /** A replaced key within its overlap. */
  record Previous(int revision, Instant revokeAt) {}

  int newest() {
    return Math.max(revision, staged.orElse(0));
  }
}
