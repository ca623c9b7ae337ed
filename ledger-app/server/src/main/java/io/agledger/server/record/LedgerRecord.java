package io.agledger.server.record;

import io.agledger.core.Digest;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.chain.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of {@code records}.
 *
 * @param principal the agent accountable, who alone renders the verdict
 * @param headHash entry hash at {@code headPosition}, the previous of the next entry
 */
record LedgerRecord(
    UUID id,
    UUID org,
    String type,
    Status status,
    int schemaVersion,
    Digest schemaDigest,
    UUID principal,
    UUID createdBy,
    Optional<UUID> parent,
    int headPosition,
    Digest headHash,
    Instant createdAt,
    Instant updatedAt) {

  RecordHead head() {
    return new RecordHead(id, org, type, status, headPosition, headHash);
  }
}
