package io.agledger.core.dump;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.chain.Failure;
import io.agledger.core.chain.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The lines of one file of a dump, and at its end whether the file is what the manifest says. */
public final class DumpLines implements AutoCloseable {

  /** A line and its number, from 1. */
  public record Line(DumpFile file, long number, Bytes bytes) {

    /** Decodes the line; a malformed one becomes a failure. */
    public <T> Optional<T> decode(Function<Bytes, Decoded<T>> decoder, Consumer<Failure> failures) {
      return switch (decoder.apply(bytes)) {
        case Decoded.Ok<T>(T value) -> Optional.of(value);
        case Decoded.Malformed<T>(String reason) -> {
          failures.accept(failure(FailureCode.LINE_MALFORMED, reason));
          yield Optional.empty();
        }
      };
    }

    public Failure failure(FailureCode code, String sentence) {
      return new Failure(code, new Failure.AtLine(file.fileName(), number), sentence);
    }
  }

  private final DumpFile file;
  private final Manifest.Contents expected;
  private final LineReader reader;

  DumpLines(DumpFile file, Manifest.Contents expected, InputStream in) {
    this.file = file;
    this.expected = expected;
    this.reader = new LineReader(in);
  }

  /** The next line; empty at the end. */
  public Optional<Line> next() throws IOException {
    Bytes bytes = reader.next();
    return bytes == null ? Optional.empty() : Optional.of(new Line(file, reader.lines(), bytes));
  }

  /** Compares the whole file with the manifest. To be called once, after the last line. */
  public void finish(Consumer<Failure> failures) throws IOException {
    Manifest.Contents actual = reader.finish();
    if (actual.bytes() < expected.bytes()) {
      failures.accept(
          inFile(
              FailureCode.FILE_TRUNCATED,
              "it has %d bytes, the manifest says %d".formatted(actual.bytes(), expected.bytes())));
    } else if (!actual.sha256().equals(expected.sha256())) {
      failures.accept(
          inFile(
              FailureCode.FILE_DIGEST_MISMATCH,
              "its SHA-256 is %s, the manifest says %s"
                  .formatted(actual.sha256(), expected.sha256())));
    }
    if (reader.isUnterminated()) failures.accept(unterminated());
    if (actual.lines() != expected.lines()) {
      failures.accept(
          inFile(
              FailureCode.COUNT_MISMATCH,
              "it has %d lines, the manifest says %d".formatted(actual.lines(), expected.lines())));
    }
  }

  private Failure unterminated() {
    return new Failure(
        FailureCode.FILE_TRUNCATED,
        new Failure.AtLine(file.fileName(), reader.lines() + 1),
        "the line does not end within %d bytes".formatted(LineReader.MAX_LINE));
  }

  private Failure inFile(FailureCode code, String sentence) {
    return new Failure(code, new Failure.InFile(file.fileName()), sentence);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
