package io.agledger.operator.client;

/** What the ledger answered: the thing asked for, or a refusal that repeating will not change. */
public sealed interface Answer<T> {

  /** Done, perhaps long ago: every request of this package may be repeated. */
  record Done<T>(T value) implements Answer<T> {}

  /** A 4xx problem document. */
  record Refused<T>(Problem problem) implements Answer<T> {}
}
