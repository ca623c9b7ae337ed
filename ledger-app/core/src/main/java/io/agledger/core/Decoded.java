package io.agledger.core;

/** The answer of every {@code decode}: the value, or a sentence that says why there is none. */
public sealed interface Decoded<T> {

  record Ok<T>(T value) implements Decoded<T> {}

  record Malformed<T>(String reason) implements Decoded<T> {}

  /** A reading of bytes that may find them malformed. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws MalformedException;
  }

  /** Runs a reading; a refusal, also by the constructor of the value read, becomes a result. */
  static <T> Decoded<T> of(Reading<T> reading) {
    try {
      return new Ok<>(reading.read());
    } catch (MalformedException | IllegalArgumentException refusal) {
      return new Malformed<>(String.valueOf(refusal.getMessage()));
    }
  }

  /** The value of bytes that were written by this software and kept; anything else is a bug. */
  default T orElseThrow() {
    return switch (this) {
      case Ok<T>(T value) -> value;
      case Malformed<T>(String reason) -> throw new IllegalStateException(reason);
    };
  }

  /** Unwraps inside another {@link Reading}. */
  default T orMalformed() throws MalformedException {
    return switch (this) {
      case Ok<T>(T value) -> value;
      case Malformed<T>(String reason) -> throw new MalformedException(reason);
    };
  }
}
