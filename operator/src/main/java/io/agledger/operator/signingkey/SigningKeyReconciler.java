package io.agledger.operator.signingkey;

import io.agledger.api.v1beta1.SigningKey;
import io.agledger.api.v1beta1.SigningKeyStatus;
import io.agledger.operator.client.LedgerClient;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.StatusWriter.Body;
import io.agledger.operator.lifecycle.Kind;
import io.agledger.operator.lifecycle.Lifecycle;
import io.agledger.operator.lifecycle.Pass;
import io.agledger.operator.reference.ReferenceWatch;
import io.agledger.operator.reference.References;
import io.agledger.operator.reference.Target;
import io.agledger.operator.secret.OwnedSecrets;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rotates a ledger's signing key. Contract. */
@ControllerConfiguration(name = "signingkey")
public final class SigningKeyReconciler
    implements Reconciler<SigningKey>, Kind<SigningKey, SigningKeyStatus> {

  private final Lifecycle lifecycle;
  private final References references;
  private final OwnedSecrets secrets;
  private final VerificationKeys verificationKeys;
  private final Events events;
  private final Clock clock;

  public SigningKeyReconciler(
      Lifecycle lifecycle,
      References references,
      OwnedSecrets secrets,
      KubernetesClient kubernetes,
      Events events,
      Clock clock) {
    this.lifecycle = lifecycle;
    this.references = references;
    this.secrets = secrets;
    this.verificationKeys = new VerificationKeys(kubernetes, events);
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, SigningKey>> prepareEventSources(
      EventSourceContext<SigningKey> context) {
    var sources =
        new ArrayList<>(
            ReferenceWatch.ofLedger(context, references, key -> key.getSpec().ledgerRef()));
    sources.add(OwnedSecrets.watch(context));
    return sources;
  }

  @Override
  public UpdateControl<SigningKey> reconcile(SigningKey key, Context<SigningKey> context) {
    return lifecycle.pass(this, key, context);
  }

  @Override
  public Pass<SigningKeyStatus> bring(
      SigningKey key, Target.Found target, Context<SigningKey> context) {
    LedgerClient ledger = target.ledger().client();
    var end = new SigningKeyPass(secrets, events, clock, key, ledger, context).run();
    if (end.facts().isEmpty()) {
      return new Pass<>(end.verdict(), unchanged(key));
    }
    verificationKeys.publish(key, ledger);
    KeyFacts facts = end.facts().get();
    return new Pass<>(
        end.verdict(),
        SigningKeyReport.findings(facts, end.lag()),
        SigningKeyReport.status(key.getSpec(), facts),
        end.until());
  }

  @Override
  public Target target(SigningKey key, Context<SigningKey> context) {
    return references.ofLedger(key, key.getSpec().ledgerRef(), context);
  }

  @Override
  public Optional<ResourceID> ledger(SigningKey key, Context<SigningKey> context) {
    return Optional.of(references.ledgerId(key, key.getSpec().ledgerRef()));
  }

  @Override
  public boolean suspended(SigningKey key) {
    return key.getSpec().suspend();
  }

  /** Nothing: the registry never forgets a key, and the ledger goes on signing with it. */
  @Override
  public Optional<Removal> removal(SigningKey key) {
    return Optional.empty();
  }

  @Override
  public Body<SigningKeyStatus> unchanged(SigningKey key) {
    SigningKeyStatus old = key.getStatus();
    return head ->
        new SigningKeyStatus(
            head.observedGeneration(),
            head.lastHandledReconcileAt(),
            head.lastSyncTime(),
            old == null ? null : old.step(),
            old == null ? null : old.activeKeyId(),
            old == null ? null : old.previousKeyId(),
            old == null ? null : old.nextKeyId(),
            old == null ? null : old.observedTrigger(),
            old == null ? null : old.publishedTime(),
            old == null ? null : old.lastRotationTime(),
            old == null ? null : old.nextRotationTime(),
            head.conditions());
  }
}
