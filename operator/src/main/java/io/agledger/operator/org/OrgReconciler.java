package io.agledger.operator.org;

import io.agledger.api.v1beta1.ApiKeyStatus;
import io.agledger.api.v1beta1.Org;
import io.agledger.api.v1beta1.OrgStatus;
import io.agledger.operator.client.Answer;
import io.agledger.operator.client.Managed.Applied;
import io.agledger.operator.client.ManagedKind;
import io.agledger.operator.client.Problem;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Refusals;
import io.agledger.operator.condition.StatusWriter.Body;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.ledger.LedgerConnection;
import io.agledger.operator.lifecycle.Departed;
import io.agledger.operator.lifecycle.Kind;
import io.agledger.operator.lifecycle.Lifecycle;
import io.agledger.operator.lifecycle.ManagedObjects;
import io.agledger.operator.lifecycle.Pass;
import io.agledger.operator.reference.ReferenceWatch;
import io.agledger.operator.reference.References;
import io.agledger.operator.reference.Target;
import io.agledger.operator.secret.ApiKeyring;
import io.agledger.operator.secret.ApiKeyring.Keys;
import io.agledger.operator.secret.KeyOwner;
import io.agledger.operator.secret.OwnedSecrets;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings one Org in the ledger to what its resource asks for, then its keys. Contract.
 */
@ControllerConfiguration(name = "org")
public final class OrgReconciler implements Reconciler<Org>, Kind<Org, OrgStatus> {

  private final Lifecycle lifecycle;
  private final References references;
  private final ManagedObjects objects;
  private final ApiKeyring keyring;

  public OrgReconciler(
      Lifecycle lifecycle, References references, ApiKeyring keyring, Events events) {
    this.lifecycle = lifecycle;
    this.references = references;
    this.objects = new ManagedObjects(ManagedKind.ORG, events);
    this.keyring = keyring;
  }

  @Override
  public List<EventSource<?, Org>> prepareEventSources(EventSourceContext<Org> context) {
    var sources =
        new ArrayList<>(
            ReferenceWatch.ofLedger(context, references, org -> org.getSpec().ledgerRef()));
    sources.add(OwnedSecrets.watch(context));
    return sources;
  }

  @Override
  public UpdateControl<Org> reconcile(Org org, Context<Org> context) {
    return lifecycle.pass(this, org, context);
  }

  @Override
  public Pass<OrgStatus> bring(Org org, Target.Found target, Context<Org> context) {
    var desired = OrgPlan.desired(org.getMetadata().getName(), org.getSpec());
    return switch (objects.apply(target.ledger(), org, org.getSpec(), desired)) {
      case Answer.Refused<Applied>(Problem problem) ->
          new Pass<>(Refusals.verdict(problem), unchanged(org));
      case Answer.Done<Applied>(Applied applied) ->
          withKeys(org, applied.id(), target.ledger(), context);
    };
  }

  private Pass<OrgStatus> withKeys(
      Org org, String id, LedgerConnection ledger, Context<Org> context) {
    var owner = new KeyOwner(org, ledger.ownerKey(org), "admin", id, null, ledger.endpoint());
    Keys keys = keyring.bring(owner, org.getSpec().apiKeys(), keys(org), ledger.client(), context);
    Verdict synced = new Verdict.Synced("The ledger holds this org as " + id + ".");
    return new Pass<>(
        keys.trouble().orElse(synced), keys.findings(), body(id, keys.statuses()), keys.until());
  }

  @Override
  public Target target(Org org, Context<Org> context) {
    return references.ofLedger(org, org.getSpec().ledgerRef(), context);
  }

  @Override
  public Optional<ResourceID> ledger(Org org, Context<Org> context) {
    return Optional.of(references.ledgerId(org, org.getSpec().ledgerRef()));
  }

  @Override
  public boolean suspended(Org org) {
    return org.getSpec().suspend();
  }

  /** Its keys first: a crash in between leaves an org without keys, never keys without an org. */
  @Override
  public Optional<Removal> removal(Org org) {
    return objects
        .removal(org, org.getSpec().deletionPolicy())
        .map(removal -> ledger -> removed(org, removal, ledger));
  }

  private Departed removed(Org org, Removal removal, LedgerConnection ledger) {
    keyring.revokeAll(keys(org), ledger.client());
    return removal.from(ledger);
  }

  @Override
  public Body<OrgStatus> unchanged(Org org) {
    OrgStatus status = org.getStatus();
    return body(status == null ? null : status.externalId(), keys(org));
  }

  private static List<ApiKeyStatus> keys(Org org) {
    return org.getStatus() == null ? List.of() : org.getStatus().apiKeys();
  }

  private static Body<OrgStatus> body(@Nullable String id, List<ApiKeyStatus> keys) {
    return head ->
        new OrgStatus(
            head.observedGeneration(),
            head.lastHandledReconcileAt(),
            id,
            head.lastSyncTime(),
            keys,
            head.conditions());
  }
}
