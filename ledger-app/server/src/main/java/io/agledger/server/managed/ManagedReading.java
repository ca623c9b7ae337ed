package io.agledger.server.managed;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What is there under owner keys, and where it drifted from what its owner applied. */
@Service
class ManagedReading {
  private final Ownerships ownerships;

  ManagedReading(Ownerships ownerships) {
    this.ownerships = ownerships;
  }

  Optional<Applied> read(ManagedKind<?> kind, OwnerKey ownerKey) {
    return ownerships
        .find(ownerKey)
        .flatMap(owned -> show(kind, List.of(owned)).stream().findFirst());
  }

  /** In the order of owner keys. */
  List<Applied> list(ManagedKind<?> kind, String prefix, String after, int limit) {
    return show(kind, ownerships.list(kind.name(), prefix, after, limit));
  }

  private static List<Applied> show(ManagedKind<?> kind, List<Ownership> owned) {
    var states = kind.read(owned.stream().map(Ownership::resourceId).toList());
    return owned.stream()
        .filter(one -> states.containsKey(one.resourceId()))
        .map(one -> show(one, Objects.requireNonNull(states.get(one.resourceId()))))
        .toList();
  }

  private static Applied show(Ownership owned, State live) {
    return Applied.of(
        owned, Applied.Outcome.UNCHANGED, List.of(), owned.applied().differences(live), live);
  }
}
