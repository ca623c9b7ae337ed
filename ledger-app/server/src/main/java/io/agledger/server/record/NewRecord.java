package io.agledger.server.record;

import io.agledger.core.Bytes;
import io.agledger.server.body.StrictBody;
import java.util.Optional;
import java.util.UUID;

/**
 * What an agent asks to put on record.
 *
 * @param payload RFC 8785 canonical bytes
 * @param principal the agent accountable; the caller itself when not given
 */
record NewRecord(String type, Bytes payload, Optional<UUID> principal, Optional<UUID> parent) {

  static NewRecord of(StrictBody body) {
    body.only("type", "payload", "principalAgentId", "parentRecordId");
    return new NewRecord(
        body.text("type"),
        body.object("payload"),
        body.optionalUuid("principalAgentId"),
        body.optionalUuid("parentRecordId"));
  }
}
