package io.agledger.core.dump;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.chain.Failure;
import io.agledger.core.chain.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  private final Path path;
  private final Manifest.Contents expected;
  private final LineReader reader;

  DumpLines(DumpFile file, Path path, Manifest.Contents expected) throws IOException {
    this.file = file;
    this.path = path;
    this.expected = expected;
    this.reader = new LineReader(Files.newInputStream(path));
  }

  /** The next line; empty at the end. */
  public Optional<Line> next() throws IOException {
    Bytes bytes = naming(reader::next);
    return bytes == null ? Optional.empty() : Optional.of(new Line(file, reader.lines(), bytes));
  }

  /** Compares the whole file with the manifest. To be called once, after the last line. */
  public void finish(Consumer<Failure> failures) throws IOException {
    Manifest.Contents actual = naming(reader::finish);
    if (actual.bytes() < expected.bytes()) {
      failures.accept(
          inFile(
              FailureCode.FILE_TRUNCATED,
              "it has %d bytes, the manifest says %d".formatted(actual.bytes(), expected.bytes())));
    } else if (actual.bytes() != expected.bytes() || !actual.sha256().equals(expected.sha256())) {
      failures.accept(
          inFile(
              FailureCode.FILE_DIGEST_MISMATCH,
              "it has %d bytes with SHA-256 %s, the manifest says %d with %s"
                  .formatted(
                      actual.bytes(), actual.sha256(), expected.bytes(), expected.sha256())));
    }
    if (reader.isUnterminated()) failures.accept(unterminated());
    if (actual.lines() != expected.lines()) {
      failures.accept(
          inFile(
              FailureCode.COUNT_MISMATCH,
              "it has %d lines, the manifest says %d".formatted(actual.lines(), expected.lines())));
    }
  }

  private interface Read<T extends @Nullable Object> {
    T read() throws IOException;
  }

  /** A read error says what went wrong, but not in which file. */
  private <T extends @Nullable Object> T naming(Read<T> read) throws IOException {
    try {
      return read.read();
    } catch (IOException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
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
