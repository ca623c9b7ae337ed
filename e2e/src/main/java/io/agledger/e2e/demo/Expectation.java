package io.agledger.e2e.demo;

/** What the demo promises to have seen. */
final class Expectation {

  private Expectation() {}

  /** Fails with the sentence when it does not hold. */
  static void expect(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalStateException("not so: " + sentence);
    }
  }
}
