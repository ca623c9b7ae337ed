package io.agledger.server.record;

import io.agledger.core.json.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record in a list: what it is and where it stands, without payloads. */
record RecordSummary(
    UUID id,
    String type,
    String status,
    UUID org,
    UUID principalAgentId,
    UUID createdBy,
    @Nullable UUID parentRecordId,
    String createdAt,
    String updatedAt,
    long headPosition,
    String headHash) {

  static RecordSummary of(LedgerRecord record) {
    return new RecordSummary(
        record.id(),
        record.type(),
        record.status().name(),
        record.org(),
        record.principal(),
        record.createdBy(),
        record.parent().orElse(null),
        Timestamp.format(record.createdAt()),
        Timestamp.format(record.updatedAt()),
        record.headPosition(),
        record.headHash().hex());
  }
}
