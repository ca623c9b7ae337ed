package io.agledger.core.chain;

import io.agledger.core.Digest;
import io.agledger.core.statement.Origin;
import io.agledger.core.statement.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Walks the checked entries of one record in the order of their lines: positions, links, lifecycle,
 * identity, and at the end the record's head.
 *
 * <p>After an entry whose statement cannot be relied on, or a gap, the record's state is unknown:
 * links and positions are still judged, lifecycle and status are not, so that one fault is not
 * reported as many.
 */
public final class ChainWalk {

  /** What the first entry fixes for the whole chain. */
  private record Identity(UUID org, String type, Digest schema, UUID principal) {}

  private final UUID record;
  private final Consumer<Failure> failures;
  private long position;
  private Digest head = Digest.ZERO;
  private Optional<Identity> identity = Optional.empty();
  private Optional<Status> status = Optional.empty();

  public ChainWalk(UUID record, Consumer<Failure> failures) {
    this.record = record;
    this.failures = failures;
  }

  public UUID record() {
    return record;
  }

  public void next(CheckedEntry entry) {
    entry.failures().forEach(failures);
    if (!entry.record().equals(record)) {
      fail(
          FailureCode.RECORD_MISMATCH,
          entry.position(),
          "an entry of record " + entry.record() + " stands among its entries");
    } else if (entry.position() == position) {
      fail(FailureCode.DUPLICATE_POSITION, position, "a second line has this position");
    } else if (entry.position() < position) {
      fail(FailureCode.OUT_OF_ORDER, entry.position(), "it stands after position " + position);
    } else {
      append(entry);
    }
  }

  private void append(CheckedEntry entry) {
    if (entry.position() != position + 1) {
      fail(
          FailureCode.POSITION_GAP,
          position + 1,
          "it is missing: the next line has position " + entry.position());
      status = Optional.empty();
    } else if (entry.statement().isPresent()) {
      follow(entry.statement().get());
    } else {
      status = Optional.empty();
    }
    position = entry.position();
    head = entry.hash();
  }

  private void follow(Statement statement) {
    if (!statement.previous().equals(head)) {
      fail(
          FailureCode.LINK_BROKEN,
          statement.position(),
          "it follows entry " + statement.previous() + ", but the entry before it is " + head);
    }
    statement.origin().ifPresent(origin -> begin(statement, origin));
    if (statement.origin().isEmpty()) advance(statement);
  }

  private void begin(Statement statement, Origin origin) {
    identity =
        Optional.of(
            new Identity(
                statement.org(), statement.type(), statement.schema(), origin.principal()));
    status = Lifecycle.begin(statement.event());
    if (status.isEmpty()) {
      fail(
          FailureCode.ILLEGAL_TRANSITION,
          statement.position(),
          statement.event().wire() + " cannot open a record");
    }
  }

  private void advance(Statement statement) {
    identity.ifPresent(first -> compare(statement, first));
    status = status.flatMap(from -> step(from, statement));
  }

  private Optional<Status> step(Status from, Statement statement) {
    Optional<Status> to = Lifecycle.advance(from, statement.event());
    if (to.isEmpty()) {
      fail(
          FailureCode.ILLEGAL_TRANSITION,
          statement.position(),
          statement.event().wire() + " cannot follow in status " + from);
    }
    return to;
  }

  private void compare(Statement statement, Identity first) {
    if (!statement.org().equals(first.org())
        || !statement.type().equals(first.type())
        || !statement.schema().equals(first.schema())) {
      fail(
          FailureCode.IDENTITY_CHANGED,
          statement.position(),
          "org, type or schema differ from those of position 1");
    }
    if (statement.event().isVerdict() && !statement.actor().equals(first.principal())) {
      fail(
          FailureCode.NOT_PRINCIPAL,
          statement.position(),
          "the verdict is by " + statement.actor() + ", the principal is " + first.principal());
    }
  }

  /** The chain has ended; the record's line must say the same of it. */
  public void end(Optional<RecordHead> line) {
    line.ifPresentOrElse(
        this::compare,
        () -> fail(FailureCode.RECORD_MISSING, 1, "the record has entries, but no line"));
  }

  private void compare(RecordHead line) {
    if (position == 0) {
      fail(FailureCode.RECORD_MISSING, 1, "the record has a line, but no entries");
    } else if (line.position() != position) {
      fail(
          FailureCode.HEAD_MISMATCH,
          Math.min(line.position(), position) + 1,
          "the chain ends at position %d, the record's line says %d"
              .formatted(position, line.position()));
    } else if (!line.hash().equals(head)) {
      fail(
          FailureCode.HEAD_MISMATCH,
          position,
          "the chain ends with entry %s, the record's line says %s".formatted(head, line.hash()));
    } else {
      compareState(line);
    }
  }

  private void compareState(RecordHead line) {
    if (status.filter(reached -> reached != line.status()).isPresent()) {
      fail(
          FailureCode.STATUS_MISMATCH,
          position,
          "the chain leads to %s, the record's line says %s"
              .formatted(status.get(), line.status()));
    }
    if (identity
        .filter(first -> !first.org().equals(line.org()) || !first.type().equals(line.type()))
        .isPresent()) {
      fail(
          FailureCode.IDENTITY_CHANGED,
          position,
          "the record's line has another org or type than its chain");
    }
  }

  private void fail(FailureCode code, long at, String sentence) {
    failures.accept(Failure.at(code, record, at, sentence));
  }
}
