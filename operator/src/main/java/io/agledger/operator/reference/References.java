package io.agledger.operator.reference;

import io.agledger.api.v1beta1.Ledger;
import io.agledger.api.v1beta1.LedgerReference;
import io.agledger.api.v1beta1.Org;
import io.agledger.api.v1beta1.OrgReference;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.ledger.Circuit;
import io.agledger.operator.ledger.Consent;
import io.agledger.operator.ledger.LedgerConnection;
import io.agledger.operator.ledger.LedgerConnections;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what a resource refers to, and checks that the target agrees to be referred to. */
public final class References {

  private final String operatorNamespace;
  private final LedgerConnections connections;
  private final Function<String, Map<String, String>> namespaceLabels;

  public References(
      String operatorNamespace,
      LedgerConnections connections,
      Function<String, Map<String, String>> namespaceLabels) {
    this.operatorNamespace = operatorNamespace;
    this.connections = connections;
    this.namespaceLabels = namespaceLabels;
  }

  LedgerConnections connections() {
    return connections;
  }

  /** Without a reference: Ledger {@code main} beside the operator. */
  public ResourceID ledgerId(HasMetadata from, @Nullable LedgerReference ref) {
    return ref == null
        ? new ResourceID("main", operatorNamespace)
        : new ResourceID(ref.name(), namespace(from, ref.namespace()));
  }

  public static ResourceID orgId(HasMetadata from, OrgReference ref) {
    return new ResourceID(ref.name(), namespace(from, ref.namespace()));
  }

  private static String namespace(HasMetadata from, @Nullable String named) {
    return named == null ? from.getMetadata().getNamespace() : named;
  }

  /** For kinds that name a Ledger. */
  public Target ofLedger(HasMetadata from, @Nullable LedgerReference ref, Context<?> context) {
    return connected(from, ledgerId(from, ref), context, "");
  }

  /** The Ledger that an Org is in, while there is such an Org. */
  public Optional<ResourceID> ledgerOf(HasMetadata from, OrgReference ref, Context<?> context) {
    return cached(context, Org.class, orgId(from, ref))
        .map(org -> ledgerId(org, org.getSpec().ledgerRef()));
  }

  /** For kinds that name an Org, and through it a Ledger. Both must agree. */
  public Target ofOrg(HasMetadata from, OrgReference ref, Context<?> context) {
    ResourceID id = orgId(from, ref);
    Org org = cached(context, Org.class, id).orElse(null);
    if (org == null) {
      return missing(Reason.ReferenceNotFound, "Org " + name(id) + " does not exist.");
    }
    String from_ = from.getMetadata().getNamespace();
    if (!Consent.given(
        org.getSpec().allowedNamespaces(), namespaceOf(id), from_, namespaceLabels)) {
      return notPermitted("Org " + name(id), from_);
    }
    String externalId = org.getStatus() == null ? null : org.getStatus().externalId();
    if (externalId == null || org.isMarkedForDeletion()) {
      return missing(Reason.ReferenceNotReady, "Org " + name(id) + " is not in the ledger yet.");
    }
    return connected(org, ledgerId(org, org.getSpec().ledgerRef()), context, externalId);
  }

  private Target connected(HasMetadata from, ResourceID id, Context<?> context, String orgId) {
    Ledger ledger = cached(context, Ledger.class, id).orElse(null);
    if (ledger == null) {
      return missing(Reason.ReferenceNotFound, "Ledger " + name(id) + " does not exist.");
    }
    String fromNamespace = from.getMetadata().getNamespace();
    if (!Consent.given(
        ledger.getSpec().allowedNamespaces(), namespaceOf(id), fromNamespace, namespaceLabels)) {
      return notPermitted("Ledger " + name(id), fromNamespace);
    }
    if (ledger.getSpec().suspend()) {
      return new Target.Missing(
          new Verdict.Suspended("Ledger " + name(id) + " is suspended: nothing is changed in it."));
    }
    return reached(id, orgId);
  }

  private Target reached(ResourceID id, String orgId) {
    if (connections.isUnusable(id)) {
      return unavailable(id);
    }
    LedgerConnection connection = connections.of(id).orElse(null);
    if (connection == null) {
      return new Target.Unchecked();
    }
    return switch (connection.circuit().state()) {
      case UP -> new Target.Found(connection, orgId);
      case DOWN -> unavailable(id);
      case CHECKING -> new Target.Unchecked();
    };
  }

  /** How a ledger stands when the object of a resource is to go: consent is no longer asked. */
  public Departure departureFrom(ResourceID ledger, Context<?> context) {
    Optional<Ledger> resource = cached(context, Ledger.class, ledger);
    if (resource.isEmpty() || resource.get().isMarkedForDeletion()) {
      return new Departure.Orphaned("Ledger " + name(ledger) + " is gone.");
    }
    return connections
        .of(ledger)
        .filter(connection -> connection.circuit().state() == Circuit.State.UP)
        .<Departure>map(Departure.Possible::new)
        .orElseGet(() -> new Departure.Blocked(unavailableMessage(ledger)));
  }

  /** The same words every time, so that a flapping ledger does not rewrite every status. */
  public static Verdict unavailableVerdict(ResourceID ledger) {
    return new Verdict.Waiting(Reason.LedgerUnavailable, unavailableMessage(ledger));
  }

  private static Target unavailable(ResourceID ledger) {
    return new Target.Missing(unavailableVerdict(ledger));
  }

  private static String unavailableMessage(ResourceID ledger) {
    return "Ledger " + name(ledger) + " is not available; its own conditions say why.";
  }

  private static Target notPermitted(String target, String namespace) {
    return new Target.Missing(
        new Verdict.Stalled(
            Reason.ReferenceNotPermitted,
            target + " does not allow references from namespace " + namespace + "."));
  }

  private static Target missing(Reason reason, String message) {
    return new Target.Missing(new Verdict.Waiting(reason, message));
  }

  private static String name(ResourceID id) {
    return namespaceOf(id) + "/" + id.getName();
  }

  private static String namespaceOf(ResourceID id) {
    return id.getNamespace().orElse("");
  }

  @SuppressWarnings("unchecked")
  private static <R extends HasMetadata> Optional<R> cached(
      Context<?> context, Class<R> type, ResourceID id) {
    return ((Cache<R>) context.eventSourceRetriever().getEventSourceFor(type)).get(id);
  }
}
