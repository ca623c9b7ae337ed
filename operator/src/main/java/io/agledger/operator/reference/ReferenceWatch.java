package io.agledger.operator.reference;

import io.agledger.api.v1beta1.Ledger;
import io.agledger.api.v1beta1.LedgerReference;
import io.agledger.api.v1beta1.Org;
import io.agledger.api.v1beta1.OrgReference;
import io.agledger.api.v1beta1.OrgStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wakes the resources that refer to a Ledger or an Org when that one changes. */
public final class ReferenceWatch {

  /** Index of a kind's own cache: which resources name this Ledger, or this Org. */
  private static final String BY_REFERENCE = "by-reference";

  private static final String ORGS_BY_LEDGER = "orgs-by-ledger";

  private ReferenceWatch() {}

  /** For kinds that name a Ledger themselves. */
  public static <P extends HasMetadata> List<EventSource<?, P>> ofLedger(
      EventSourceContext<P> context,
      References references,
      Function<P, @Nullable LedgerReference> reference) {
    indexPrimaries(context, resource -> references.ledgerId(resource, reference.apply(resource)));
    Function<ResourceID, Set<ResourceID>> dependents = id -> primaries(context, id);
    return List.of(ledgers(context, dependents), availability(references, dependents));
  }

  /** For kinds that name an Org, and through it a Ledger. */
  public static <P extends HasMetadata> List<EventSource<?, P>> ofOrg(
      EventSourceContext<P> context, References references, Function<P, OrgReference> reference) {
    indexPrimaries(context, p -> References.orgId(p, reference.apply(p)));
    InformerEventSource<Org, P> orgs = orgs(context);
    orgs.addIndexer(
        ORGS_BY_LEDGER,
        org -> List.of(references.ledgerId(org, org.getSpec().ledgerRef()).toString()));
    Function<ResourceID, Set<ResourceID>> dependents =
        ledger ->
            orgsIn(ledger, orgs)
                .flatMap(org -> primaries(context, ResourceID.fromResource(org)).stream())
                .collect(Collectors.toSet());
    return List.of(orgs, ledgers(context, dependents), availability(references, dependents));
  }

  /** None before the cache stands: whatever happens until then, every resource is visited after. */
  private static Stream<Org> orgsIn(ResourceID ledger, InformerEventSource<Org, ?> orgs) {
    return orgs.isRunning()
        ? orgs.byIndex(ORGS_BY_LEDGER, ledger.toString()).stream()
        : Stream.empty();
  }

  private static <P extends HasMetadata> InformerEventSource<Org, P> orgs(
      EventSourceContext<P> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Org.class, context.getPrimaryResourceClass())
            .withName("orgs")
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(org -> primaries(context, ResourceID.fromResource(org)))
            .withOnUpdateFilter(ReferenceWatch::matters)
            .build(),
        context);
  }

  private static <P extends HasMetadata> InformerEventSource<Ledger, P> ledgers(
      EventSourceContext<P> context, Function<ResourceID, Set<ResourceID>> dependents) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Ledger.class, context.getPrimaryResourceClass())
            .withName("ledgers")
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(l -> dependents.apply(ResourceID.fromResource(l)))
            .withOnUpdateFilter(ReferenceWatch::changedOrGoing)
            .build(),
        context);
  }

  /** Health is told by the connection itself, at once; the Ledger's status would say it later. */
  private static <P extends HasMetadata> EventSource<?, P> availability(
      References references, Function<ResourceID, Set<ResourceID>> dependents) {
    var source = new SimpleInboundEventSource<P>("availability");
    references
        .connections()
        .onNews(ledger -> {
          if (source.isRunning()) {
            dependents.apply(ledger).forEach(source::propagateEvent);
          }
        });
    return source;
  }

  /** An Org's spec, or its identity in the ledger; not the rest of its status. */
  private static boolean matters(Org now, Org before) {
    return changedOrGoing(now, before) || !Objects.equals(externalId(now), externalId(before));
  }

  private static @Nullable String externalId(Org org) {
    OrgStatus status = org.getStatus();
    return status == null ? null : status.externalId();
  }

  private static boolean changedOrGoing(HasMetadata now, HasMetadata before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || now.isMarkedForDeletion() != before.isMarkedForDeletion();
  }

  private static <P extends HasMetadata> void indexPrimaries(
      EventSourceContext<P> context, Function<P, ResourceID> reference) {
    context
        .getPrimaryCache()
        .addIndexer(BY_REFERENCE, primary -> List.of(reference.apply(primary).toString()));
  }

  private static <P extends HasMetadata> Set<ResourceID> primaries(
      EventSourceContext<P> context, ResourceID referred) {
    IndexerResourceCache<P> cache = context.getPrimaryCache();
    return cache.byIndex(BY_REFERENCE, referred.toString()).stream()
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }
}
