package io.agledger.server.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.agledger.core.json.Timestamp;
import io.agledger.server.vault.VaultEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as the API shows it.
 *
 * @param payload the canonical bytes that were committed to; null when erased
 * @param completion null before there is one
 * @param outcome {@code {"evidence":{…},"verdict":"FULFILLED"}}; null before there is one
 * @param signedStatement the latest entry
 * @param entries all entries in order; only when one record is read
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RecordView(
    UUID id,
    String type,
    String status,
    UUID org,
    UUID principalAgentId,
    UUID createdBy,
    @Nullable UUID parentRecordId,
    String createdAt,
    String updatedAt,
    SchemaUsed schema,
    @Schema(types = "object") @JsonRawValue @Nullable String payload,
    @Schema(types = "object") @JsonRawValue @Nullable String completion,
    @Schema(types = "object") @JsonRawValue @Nullable String outcome,
    SignedStatement signedStatement,
    List<EntryView> entries,
    List<NextStep> nextSteps) {

  /**
   * @param digest SHA-256 of the schema version, hexadecimal; part of every statement of this
   *     record
   */
  record SchemaUsed(int version, String digest) {}

  /**
   * @param envelope base64 of the COSE_Sign1, exactly as it is kept
   */
  record SignedStatement(long position, String entryHash, String keyId, String envelope) {}

  record EntryView(
      long position, String event, String time, UUID actor, String entryHash, String keyId) {}

  static RecordView of(LedgerRecord record, List<VaultEntry> chain, List<NextStep> nextSteps) {
    var head = chain.getLast();
    return new RecordView(
        record.id(),
        record.type(),
        record.status().name(),
        record.org(),
        record.principal(),
        record.createdBy(),
        record.parent().orElse(null),
        Timestamp.format(record.createdAt()),
        Timestamp.format(record.updatedAt()),
        new SchemaUsed(record.schemaVersion(), record.schemaDigest().hex()),
        payload(chain, 1),
        payload(chain, 2),
        payload(chain, 3),
        new SignedStatement(
            head.statement().position(),
            head.hash().hex(),
            head.envelope().keyId().hex(),
            head.envelope().bytes().base64()),
        chain.stream().map(RecordView::entry).toList(),
        nextSteps);
  }

  /**
   * A completion is always at position 2 and a verdict at 3: the lifecycle has no other way there.
   */
  private static @Nullable String payload(List<VaultEntry> chain, int position) {
    return chain.stream()
        .filter(entry -> entry.statement().position() == position)
        .findFirst()
        .flatMap(VaultEntry::opening)
        .map(opening -> opening.canonical().utf8())
        .orElse(null);
  }

  private static EntryView entry(VaultEntry entry) {
    var statement = entry.statement();
    return new EntryView(
        statement.position(),
        statement.event().wire(),
        Timestamp.format(statement.time()),
        statement.actor(),
        entry.hash().hex(),
        entry.envelope().keyId().hex());
  }
}
