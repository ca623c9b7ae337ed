package io.agledger.operator.secret;

import java.time.Instant;
import java.util.Optional;

/** One step in the life of an API key. Each may be repeated, and each is followed by a new look. */
sealed interface ApiKeyStep {

  /** Somebody else's Secret has the name: touch nothing. */
  record Conflict() implements ApiKeyStep {}

  /** Make the Secret with a new key, and note which one it succeeds. */
  record Issue(int revision, IssueReason reason, Optional<KeyState.Previous> previous)
      implements ApiKeyStep {}

  /** Replace the key in the Secret at once: the one that is there is of no use to anybody. */
  record Replace(int revision, IssueReason reason) implements ApiKeyStep {}

  /** Put the next key beside the one in use. */
  record Stage(int revision, IssueReason reason) implements ApiKeyStep {}

  /** Tell the ledger the digest of this revision's key. */
  record Register(int revision) implements ApiKeyStep {}

  /** Note that the ledger knows the key in use. */
  record Confirm() implements ApiKeyStep {}

  /** The staged key becomes the one in use; the one before it lives until {@code revokeAt}. */
  record Promote(int revision, Instant revokeAt) implements ApiKeyStep {}

  /** Revoke the predecessor in the ledger, then forget it. */
  record Revoke(int revision) implements ApiKeyStep {}

  /** Bring labels, annotations and endpoint of the Secret up to date. */
  record Refresh() implements ApiKeyStep {}

  /** Nothing to do until then, or until something changes. */
  record Settled(Optional<Instant> until) implements ApiKeyStep {}
}
