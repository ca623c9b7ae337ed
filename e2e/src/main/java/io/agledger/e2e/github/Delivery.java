package io.agledger.e2e.github;

/** A delivery with what the ledger is to make of it. */
public sealed interface Delivery {

  Event event();

  /** A record that says what happened and is done. */
  record Recorded(Event event) implements Delivery {}

  /** A record that says what is going to be done, and stays open. */
  record Started(Event event) implements Delivery {}

  /** The completion of the record that {@code start} opened, and the verdict on it. */
  record Ended(Event event, Event start, Verdict verdict) implements Delivery {}
}
