package io.agledger.server.record;

import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.agledger.server.vault.Vault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads: an agent or admin sees its org's records, the platform role sees all. Another org's record
 * is a 404.
 */
@RestController
@Profile("api")
@RequestMapping("/v1/records")
@Tag(name = "records")
class RecordReading {
  private static final int MAX_PAGE = 200;

  private final Records records;
  private final Vault vault;

  RecordReading(Records records, Vault vault) {
    this.records = records;
    this.vault = vault;
  }

  /** A page; {@code nextCursor} is null on the last one. */
  record Page(List<RecordSummary> data, @Nullable String nextCursor, boolean hasMore) {}

  @GetMapping
  @Operation(summary = "List records, newest first; limit 1 to 200")
  Page list(
      @RequiredAction(Action.READ_RECORDS) Caller caller,
      @RequestParam Optional<String> type,
      @RequestParam Optional<String> status,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit) {
    requireLimit(limit);
    var filter = new Records.Filter(type, status, cursor.map(RecordCursor::read), limit + 1);
    var found = records.list(Records.Scope.of(caller), filter);
    boolean hasMore = found.size() > limit;
    var page = found.stream().limit(limit).map(RecordSummary::of).toList();
    return new Page(page, hasMore ? RecordCursor.after(page.getLast().id()) : null, hasMore);
  }

  @GetMapping("/{id}")
  @Operation(summary = "One record with its payloads and signed entries")
  RecordView read(@RequiredAction(Action.READ_RECORDS) Caller caller, @PathVariable UUID id) {
    var record = find(caller, id);
    return RecordView.of(record, vault.chain(id), NextStep.of(record, caller));
  }

  private LedgerRecord find(Caller caller, UUID id) {
    return records
        .find(id, Records.Scope.of(caller))
        .orElseThrow(() -> RecordProblems.notFound(id));
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw Problem.of(
              ProblemCode.INVALID_REQUEST,
              "'limit' must be from 1 to " + MAX_PAGE + ", not " + limit + ".",
              "Ask for a smaller page and follow nextCursor.")
          .refused();
    }
  }
}
