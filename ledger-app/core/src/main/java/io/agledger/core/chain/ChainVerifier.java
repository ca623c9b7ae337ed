package io.agledger.core.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies one record's whole chain. */
public final class ChainVerifier {

  private final EntryVerifier entryVerifier;

  public ChainVerifier(EntryVerifier entryVerifier) {
    this.entryVerifier = entryVerifier;
  }

  /**
   * What is wrong with this record; empty if nothing is.
   *
   * @param entries in the order of their positions
   */
  public List<Failure> verify(RecordHead head, List<Entry> entries) {
    List<Failure> failures = new ArrayList<>();
    ChainWalk walk = new ChainWalk(head.id(), failures::add);
    for (Entry entry : entries) walk.next(entryVerifier.verify(entry));
    walk.end(Optional.of(head));
    return List.copyOf(failures);
  }
}
