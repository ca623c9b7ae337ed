package io.agledger.operator.agent;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.AgentStatus;
import io.agledger.api.v1beta1.ApiKeyStatus;
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
 * Brings one Agent in the ledger to what its resource asks for, then its keys. Contract.
 */
@ControllerConfiguration(name = "agent")
public final class AgentReconciler implements Reconciler<Agent>, Kind<Agent, AgentStatus> {

  private final Lifecycle lifecycle;
  private final References references;
  private final ManagedObjects objects;
  private final ApiKeyring keyring;

  public AgentReconciler(
      Lifecycle lifecycle, References references, ApiKeyring keyring, Events events) {
    this.lifecycle = lifecycle;
    this.references = references;
    this.objects = new ManagedObjects(ManagedKind.AGENT, events);
    this.keyring = keyring;
  }

  @Override
  public List<EventSource<?, Agent>> prepareEventSources(EventSourceContext<Agent> context) {
    var sources =
        new ArrayList<>(
            ReferenceWatch.ofOrg(context, references, agent -> agent.getSpec().orgRef()));
    sources.add(OwnedSecrets.watch(context));
    return sources;
  }

  @Override
  public UpdateControl<Agent> reconcile(Agent agent, Context<Agent> context) {
    return lifecycle.pass(this, agent, context);
  }

  @Override
  public Pass<AgentStatus> bring(Agent agent, Target.Found target, Context<Agent> context) {
    var desired = AgentPlan.desired(agent.getMetadata().getName(), agent.getSpec(), target.orgId());
    return switch (objects.apply(target.ledger(), agent, agent.getSpec(), desired)) {
      case Answer.Refused<Applied>(Problem problem) ->
          new Pass<>(Refusals.verdict(problem), unchanged(agent));
      case Answer.Done<Applied>(Applied applied) -> withKeys(agent, applied.id(), target, context);
    };
  }

  private Pass<AgentStatus> withKeys(
      Agent agent, String id, Target.Found target, Context<Agent> context) {
    LedgerConnection ledger = target.ledger();
    var owner =
        new KeyOwner(agent, ledger.ownerKey(agent), "agent", target.orgId(), id, ledger.endpoint());
    Keys keys =
        keyring.bring(owner, agent.getSpec().apiKeys(), keys(agent), ledger.client(), context);
    Verdict synced = new Verdict.Synced("The ledger holds this agent as " + id + ".");
    return new Pass<>(
        keys.trouble().orElse(synced), keys.findings(), body(id, keys.statuses()), keys.until());
  }

  @Override
  public Target target(Agent agent, Context<Agent> context) {
    return references.ofOrg(agent, agent.getSpec().orgRef(), context);
  }

  @Override
  public Optional<ResourceID> ledger(Agent agent, Context<Agent> context) {
    return references.ledgerOf(agent, agent.getSpec().orgRef(), context);
  }

  @Override
  public boolean suspended(Agent agent) {
    return agent.getSpec().suspend();
  }

  /**
   * Its keys first: a crash in between leaves an agent without keys, never keys without an agent.
   */
  @Override
  public Optional<Removal> removal(Agent agent) {
    return objects
        .removal(agent, agent.getSpec().deletionPolicy())
        .map(removal -> ledger -> removed(agent, removal, ledger));
  }

  private Departed removed(Agent agent, Removal removal, LedgerConnection ledger) {
    keyring.revokeAll(keys(agent), ledger.client());
    return removal.from(ledger);
  }

  @Override
  public Body<AgentStatus> unchanged(Agent agent) {
    AgentStatus status = agent.getStatus();
    return body(status == null ? null : status.externalId(), keys(agent));
  }

  private static List<ApiKeyStatus> keys(Agent agent) {
    return agent.getStatus() == null ? List.of() : agent.getStatus().apiKeys();
  }

  private static Body<AgentStatus> body(@Nullable String id, List<ApiKeyStatus> keys) {
    return head ->
        new AgentStatus(
            head.observedGeneration(),
            head.lastHandledReconcileAt(),
            id,
            head.lastSyncTime(),
            keys,
            head.conditions());
  }
}
