package io.agledger.server.managed;

import io.agledger.server.access.Action;
import io.agledger.server.managed.Applied.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Applies desired state: look, decide, and only then lock and write. */
@Service
class ManagedResources {
  private final Ownerships ownerships;
  private final ManagedAudit audit;
  private final Contention contention;

  ManagedResources(Ownerships ownerships, ManagedAudit audit, Contention contention) {
    this.ownerships = ownerships;
    this.audit = audit;
    this.contention = contention;
  }

  <D> Applied apply(ManagedKind<D> kind, ApplyRequest<D> request) {
    return unchanged(kind, request)
        .orElseGet(() -> contention.transaction(request.ownerKey(), () -> write(kind, request)));
  }

  /** The common case, a resync: reads, locks nothing, writes nothing. */
  private <D> Optional<Applied> unchanged(ManagedKind<D> kind, ApplyRequest<D> request) {
    var wanted = kind.wanted(request.desired());
    return ownerships
        .find(request.ownerKey())
        .filter(owned -> request.externalId().map(owned.resourceId()::equals).orElse(true))
        .filter(owned -> owned.applied().equals(wanted))
        .filter(
            owned -> wanted.equals(kind.read(List.of(owned.resourceId())).get(owned.resourceId())))
        .map(owned -> Applied.of(owned, Outcome.UNCHANGED, List.of(), List.of(), wanted));
  }

  private <D> Applied write(ManagedKind<D> kind, ApplyRequest<D> request) {
    return ownerships
        .lock(request.ownerKey())
        .map(owned -> reattach(kind, request, owned))
        .orElseGet(() -> claim(kind, request));
  }

  private <D> Applied reattach(ManagedKind<D> kind, ApplyRequest<D> request, Ownership owned) {
    if (!request.externalId().map(owned.resourceId()::equals).orElse(true)) {
      throw ManagedProblems.anotherId(owned.ownerKey(), owned.resourceId()).refused();
    }
    var live = kind.read(List.of(owned.resourceId())).get(owned.resourceId());
    if (live == null) { // gone behind our back: made again under its id, which others may have kept
      return create(kind, request, owned.resourceId(), ownerships::update);
    }
    return update(kind, request, owned, live);
  }

  private <D> Applied claim(ManagedKind<D> kind, ApplyRequest<D> request) {
    return request
        .externalId()
        .or(() -> kind.find(request.desired()))
        .map(id -> adopt(kind, request, id))
        .orElseGet(() -> create(kind, request));
  }

  private <D> Applied create(ManagedKind<D> kind, ApplyRequest<D> request) {
    return create(kind, request, UUID.randomUUID(), owned -> ownerships.insert(kind.name(), owned));
  }

  private <D> Applied adopt(ManagedKind<D> kind, ApplyRequest<D> request, UUID id) {
    var owner = ownerships.lockOwnerOf(kind.name(), id);
    if (owner.isPresent() && owner.get().ownerKey().equals(request.ownerKey())) {
      return reattach(kind, request, owner.get()); // a twin of this request committed a moment ago
    }
    var live =
        Optional.ofNullable(kind.read(List.of(id)).get(id))
            .orElseThrow(() -> ManagedProblems.noSuchResource(kind.name(), id).refused());
    requireAdoptable(kind.name(), id, request.adoption(), owner);
    owner.map(Ownership::ownerKey).ifPresent(ownerships::delete);
    // What others made of it before we came is not drift: it counts as applied.
    var owned = new Ownership(request.ownerKey(), id, live);
    ownerships.insert(kind.name(), owned);
    var from = owner.map(before -> before.ownerKey().text()).orElse("");
    audit.log(Action.ADOPT_MANAGED_RESOURCE, kind, owned, Map.of("from", from));
    var applied = update(kind, request, owned, live);
    return Applied.of(
        owned, Outcome.UPDATED, applied.changed(), List.of(), kind.wanted(request.desired()));
  }

  private static void requireAdoptable(
      String kind, UUID id, Adoption adoption, Optional<Ownership> owner) {
    if (owner.isPresent() && adoption != Adoption.Always) {
      throw ManagedProblems.ownedByOther(kind, id, owner.get().ownerKey()).refused();
    }
    if (owner.isEmpty() && adoption == Adoption.Never) {
      throw ManagedProblems.unmanagedExists(kind, id).refused();
    }
  }

  private <D> Applied create(
      ManagedKind<D> kind, ApplyRequest<D> request, UUID id, Consumer<Ownership> claim) {
    var wanted = kind.wanted(request.desired());
    var owned = new Ownership(request.ownerKey(), id, wanted);
    claim.accept(owned); // first, so that of two requests for one owner key the second waits here
    kind.create(id, request.desired());
    var changed = List.copyOf(wanted.fields().keySet());
    audit.log(Action.APPLY_MANAGED_RESOURCE, kind, owned, Map.of("changed", changed));
    return Applied.of(owned, Outcome.CREATED, changed, List.of(), wanted);
  }

  private <D> Applied update(
      ManagedKind<D> kind, ApplyRequest<D> request, Ownership owned, State live) {
    var wanted = kind.wanted(request.desired());
    var changed = wanted.differences(live);
    var drifted = owned.applied().differences(live).stream().filter(changed::contains).toList();
    ownerships.update(new Ownership(owned.ownerKey(), owned.resourceId(), wanted));
    if (changed.isEmpty()) {
      return Applied.of(owned, Outcome.UNCHANGED, List.of(), List.of(), wanted);
    }
    kind.find(request.desired())
        .filter(other -> !other.equals(owned.resourceId()))
        .ifPresent(other -> refuseTaken(kind.name(), other));
    kind.update(owned.resourceId(), request.desired(), changed);
    audit.log(
        Action.APPLY_MANAGED_RESOURCE, kind, owned, Map.of("changed", changed, "drifted", drifted));
    return Applied.of(owned, Outcome.UPDATED, changed, drifted, wanted);
  }

  /** The new name is another resource's. */
  private void refuseTaken(String kind, UUID other) {
    requireAdoptable(kind, other, Adoption.Never, ownerships.lockOwnerOf(kind, other));
  }
}
