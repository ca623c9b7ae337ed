package io.agledger.verify;

import io.agledger.core.chain.Failure;
import java.util.List;

/**
 * What a verification found.
 *
 * @param failures the first {@link Findings#KEPT}, in a fixed order
 * @param failureCount all of them
 */
record Report(Counts counts, Keys keys, List<Failure> failures, long failureCount) {

  /** What was read; an erased entry is one whose payload was erased. */
  record Counts(long records, long entries, long erased) {}

  /**
   * The keys that were used.
   *
   * @param source the trusted file, or empty if the keys came with what they verify
   */
  record Keys(int count, String source) {
    boolean areTrusted() {
      return !source.isEmpty();
    }
  }

  /** Process exit codes; scripts depend on them. */
  enum Result {
    PASS(0),
    FAIL(1),
    UNUSABLE(2),
    UNAUTHENTICATED(3);

    private final int exitCode;

    Result(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }

  Result result() {
    if (failureCount > 0) return Result.FAIL;
    return keys.areTrusted() ? Result.PASS : Result.UNAUTHENTICATED;
  }
}
