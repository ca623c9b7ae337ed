package io.agledger.verify;

import io.agledger.core.chain.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects failures: all are counted, the first ones kept, so that a hopeless dump fits memory. */
final class Findings implements Consumer<Failure> {

  static final int KEPT = 10_000;

  private final List<Failure> first = new ArrayList<>();
  private long count;

  @Override
  public void accept(Failure failure) {
    count++;
    if (first.size() < KEPT) first.add(failure);
  }

  /** Adds what another collection found after this one. */
  Findings then(Findings later) {
    later.first.forEach(this);
    count += later.count - later.first.size();
    return this;
  }

  List<Failure> first() {
    return List.copyOf(first);
  }

  long count() {
    return count;
  }
}
