package io.agledger.server.access;

import io.agledger.core.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_keys}: everything about a key but the key. */
record ApiKey(Registration registration, Instant createdAt, Optional<Instant> revokedAt) {

  /** What whoever registers a key says about it. */
  record Registration(
      UUID id,
      Digest sha256,
      KeyRole role,
      @Nullable UUID orgId,
      @Nullable UUID agentId,
      String label) {}

  boolean isRevoked() {
    return revokedAt.isPresent();
  }
}
