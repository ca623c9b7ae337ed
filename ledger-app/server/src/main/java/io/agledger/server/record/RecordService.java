package io.agledger.server.record;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.chain.Lifecycle;
import io.agledger.core.statement.Event;
import io.agledger.core.statement.Origin;
import io.agledger.server.access.Caller;
import io.agledger.server.agent.Agents;
import io.agledger.server.schema.Part;
import io.agledger.server.schema.SchemaVersion;
import io.agledger.server.schema.Schemas;
import io.agledger.server.vault.Draft;
import io.agledger.server.vault.Vault;
import io.agledger.server.vault.VaultEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The three steps of a record's life. Each is one transaction: the entry, its payload and the
 * record's new head commit together or not at all, and the caller is answered after COMMIT.
 */
@Service
class RecordService {
  private final Records records;
  private final Vault vault;
  private final Schemas schemas;
  private final Agents agents;
  private final Clock clock;
  private final MeterRegistry meters;

  RecordService(
      Records records,
      Vault vault,
      Schemas schemas,
      Agents agents,
      Clock clock,
      MeterRegistry meters) {
    this.records = records;
    this.vault = vault;
    this.schemas = schemas;
    this.agents = agents;
    this.clock = clock;
    this.meters = meters;
  }

  /** A record after a step, with its entries so far. */
  record Appended(LedgerRecord record, List<VaultEntry> chain) {}

  @Transactional
  public Appended create(Caller caller, NewRecord request) {
    var org = caller.org();
    var schema =
        schemas
            .current(org, request.type())
            .orElseThrow(() -> RecordProblems.unknownType(request.type()));
    RecordProblems.requireValid(request.type(), schema.violations(Part.RECORD, request.payload()));
    var principal = request.principal().orElse(caller.agent());
    requirePrincipal(org, principal);
    request.parent().ifPresent(parent -> requireParent(org, parent));

    var event = schema.hasCompletion() ? Event.CREATED : Event.RECORDED;
    var id = RecordIds.next(clock.millis());
    var origin = new Origin(principal, request.parent());
    var entry =
        vault.append(
            new Draft(
                id,
                1,
                event,
                org,
                caller.agent(),
                request.type(),
                schema.digest(),
                request.payload(),
                Digest.ZERO,
                Optional.of(origin)));
    var record = opened(schema, entry, origin);
    if (!records.insert(record)) {
      throw RecordProblems.unknownType(request.type());
    }
    count(event);
    return new Appended(record, List.of(entry));
  }

  @Transactional
  public Appended complete(Caller caller, UUID id, Bytes payload) {
    var record = lock(caller, id);
    RecordProblems.requireOpen(record, Event.COMPLETED);
    // The version that was current when the record was opened, whatever has been registered since.
    var schema = schemas.byDigest(record.schemaDigest()).orElseThrow();
    RecordProblems.requireValid(record.type(), schema.violations(Part.COMPLETION, payload));
    return append(caller, record, Event.COMPLETED, payload);
  }

  @Transactional
  public Appended judge(Caller caller, UUID id, Verdict verdict) {
    var record = lock(caller, id);
    RecordProblems.requireOpen(record, verdict.event());
    if (!record.principal().equals(caller.agent())) {
      throw RecordProblems.notPrincipal(record, caller.agent());
    }
    return append(caller, record, verdict.event(), verdict.payload());
  }

  private LedgerRecord lock(Caller caller, UUID id) {
    return records
        .lock(id, new Records.Scope(Optional.of(caller.org())))
        .orElseThrow(() -> RecordProblems.notFound(id));
  }

  private Appended append(Caller caller, LedgerRecord record, Event event, Bytes payload) {
    var entry =
        vault.append(
            new Draft(
                record.id(),
                record.headPosition() + 1,
                event,
                record.org(),
                caller.agent(),
                record.type(),
                record.schemaDigest(),
                payload,
                record.headHash(),
                Optional.empty()));
    var advanced = advanced(record, entry);
    records.advance(advanced);
    count(event);
    return new Appended(advanced, vault.chain(record.id()));
  }

  private void requirePrincipal(UUID org, UUID principal) {
    if (!agents.isActive(org, principal)) {
      throw RecordProblems.unknownPrincipal(principal);
    }
  }

  private void requireParent(UUID org, UUID parent) {
    if (records.find(parent, new Records.Scope(Optional.of(org))).isEmpty()) {
      throw RecordProblems.notFound(parent);
    }
  }

  private static LedgerRecord opened(SchemaVersion schema, VaultEntry entry, Origin origin) {
    var statement = entry.statement();
    return new LedgerRecord(
        statement.record(),
        statement.org(),
        statement.type(),
        Lifecycle.begin(statement.event()).orElseThrow(),
        schema.version(),
        statement.schema(),
        origin.principal(),
        statement.actor(),
        origin.parent(),
        1,
        entry.hash(),
        statement.time(),
        statement.time());
  }

  private static LedgerRecord advanced(LedgerRecord record, VaultEntry entry) {
    var statement = entry.statement();
    return new LedgerRecord(
        record.id(),
        record.org(),
        record.type(),
        Lifecycle.advance(record.status(), statement.event()).orElseThrow(),
        record.schemaVersion(),
        record.schemaDigest(),
        record.principal(),
        record.createdBy(),
        record.parent(),
        Math.toIntExact(statement.position()),
        entry.hash(),
        record.createdAt(),
        statement.time());
  }

  /** By event, never by type: types are the customers' and without bound. */
  private void count(Event event) {
    meters.counter("agledger_entries_total", "event", event.wire()).increment();
  }
}
