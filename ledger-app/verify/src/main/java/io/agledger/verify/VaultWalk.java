package io.agledger.verify;

import io.agledger.core.Uuid;
import io.agledger.core.chain.ChainWalk;
import io.agledger.core.chain.CheckedEntry;
import io.agledger.core.chain.Failure;
import io.agledger.core.chain.FailureCode;
import io.agledger.core.chain.RecordHead;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Walks all entries of a dump in the order of their lines, and beside them the records' lines: both
 * files are sorted by record id, so each is read once and nothing is kept.
 */
final class VaultWalk {

  private final HeadLines heads;
  private final Consumer<Failure> failures;
  private Optional<ChainWalk> chain = Optional.empty();
  private long records;
  private long entries;
  private long erased;

  VaultWalk(HeadLines heads, Consumer<Failure> failures) {
    this.heads = heads;
    this.failures = failures;
  }

  void next(CheckedEntry entry) {
    if (chain.filter(current -> current.record().equals(entry.record())).isEmpty()) begin(entry);
    chain.orElseThrow().next(entry);
    entries++;
    if (entry.erased()) erased++;
  }

  /** All entries were given. */
  Report.Counts end() {
    endChain();
    for (var head = heads.take(); head.isPresent(); head = heads.take()) withoutEntries(head.get());
    return new Report.Counts(records, entries, erased);
  }

  private void begin(CheckedEntry entry) {
    chain
        .map(ChainWalk::record)
        .filter(previous -> Uuid.ORDER.compare(previous, entry.record()) > 0)
        .ifPresent(previous -> outOfOrder(entry, previous));
    endChain();
    chain = Optional.of(new ChainWalk(entry.record(), failures));
    records++;
  }

  private void endChain() {
    chain.ifPresent(ended -> ended.end(headOf(ended.record())));
    chain = Optional.empty();
  }

  /** The record's line; lines that sort before it belong to records without entries. */
  private Optional<RecordHead> headOf(UUID record) {
    for (var head = heads.peek(); head.isPresent(); head = heads.peek()) {
      int order = Uuid.ORDER.compare(head.get().id(), record);
      if (order > 0) return Optional.empty();
      heads.take();
      if (order == 0) return head;
      withoutEntries(head.get());
    }
    return Optional.empty();
  }

  private void withoutEntries(RecordHead head) {
    new ChainWalk(head.id(), failures).end(Optional.of(head));
  }

  private void outOfOrder(CheckedEntry entry, UUID previous) {
    failures.accept(
        Failure.at(
            FailureCode.OUT_OF_ORDER,
            entry.record(),
            entry.position(),
            "it stands after record " + previous));
  }
}
