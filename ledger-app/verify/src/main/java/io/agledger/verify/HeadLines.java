package io.agledger.verify;

import io.agledger.core.Uuid;
import io.agledger.core.chain.Failure;
import io.agledger.core.chain.FailureCode;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.dump.DumpLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The records' lines, one ahead. Lines that are malformed or out of order are reported. */
final class HeadLines {

  private final DumpLines lines;
  private final Consumer<Failure> failures;
  private Optional<RecordHead> ahead = Optional.empty();
  private Optional<UUID> last = Optional.empty();

  HeadLines(DumpLines lines, Consumer<Failure> failures) {
    this.lines = lines;
    this.failures = failures;
  }

  Optional<RecordHead> peek() {
    try {
      while (ahead.isEmpty()) {
        Optional<DumpLines.Line> line = lines.next();
        if (line.isEmpty()) return Optional.empty();
        ahead = line.get().decode(RecordHead::decode, failures);
        ahead.ifPresent(head -> checkOrder(head, line.get()));
      }
      return ahead;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<RecordHead> take() {
    Optional<RecordHead> head = peek();
    ahead = Optional.empty();
    return head;
  }

  private void checkOrder(RecordHead head, DumpLines.Line line) {
    if (last.filter(before -> Uuid.ORDER.compare(before, head.id()) >= 0).isPresent()) {
      failures.accept(
          line.failure(FailureCode.OUT_OF_ORDER, head.id() + " does not sort after " + last.get()));
    }
    last = Optional.of(head.id());
  }
}
