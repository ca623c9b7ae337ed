package io.agledger.server.managed;

import io.agledger.server.access.Action;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Ends what an owner declared. Safe to repeat. */
@Service
class ManagedRemoval {
  private final Ownerships ownerships;
  private final ManagedAudit audit;
  private final Contention contention;

  ManagedRemoval(Ownerships ownerships, ManagedAudit audit, Contention contention) {
    this.ownerships = ownerships;
    this.audit = audit;
    this.contention = contention;
  }

  Removed remove(ManagedKind<?> kind, OwnerKey ownerKey, RemovalMode mode) {
    return contention.transaction(
        ownerKey,
        () ->
            ownerships
                .lock(ownerKey)
                .map(owned -> remove(kind, owned, mode))
                .orElse(Removed.ABSENT));
  }

  private Removed remove(ManagedKind<?> kind, Ownership owned, RemovalMode mode) {
    return switch (mode) {
      case Release -> forget(kind, owned, Removed.Outcome.RELEASED);
      case Deactivate -> removed(kind, owned, kind.deactivate(owned.resourceId()));
      case Delete -> removed(kind, owned, kind.delete(owned.resourceId()));
    };
  }

  private Removed removed(ManagedKind<?> kind, Ownership owned, Removal removal) {
    return switch (removal) {
      case DELETED -> forget(kind, owned, Removed.Outcome.DELETED);
      case DEACTIVATED -> keep(kind, owned);
      case ALREADY_DEACTIVATED -> new Removed(owned.resourceId(), Removed.Outcome.DEACTIVATED);
    };
  }

  /**
   * The claim stays: whoever declares the resource again under this owner key finds it again, and
   * finds no drift.
   */
  private Removed keep(ManagedKind<?> kind, Ownership owned) {
    var live =
        kind.read(List.of(owned.resourceId())).getOrDefault(owned.resourceId(), owned.applied());
    ownerships.update(new Ownership(owned.ownerKey(), owned.resourceId(), live));
    return log(kind, owned, Removed.Outcome.DEACTIVATED);
  }

  private Removed forget(ManagedKind<?> kind, Ownership owned, Removed.Outcome outcome) {
    ownerships.delete(owned.ownerKey());
    return log(kind, owned, outcome);
  }

  private Removed log(ManagedKind<?> kind, Ownership owned, Removed.Outcome outcome) {
    audit.log(Action.REMOVE_MANAGED_RESOURCE, kind, owned, Map.of("outcome", outcome.wire()));
    return new Removed(owned.resourceId(), outcome);
  }
}
