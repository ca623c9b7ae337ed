package io.agledger.operator.webhook;

import io.agledger.api.v1beta1.SecretKeyReference;
import io.agledger.api.v1beta1.Webhook;
import io.agledger.api.v1beta1.WebhookSpec;
import io.agledger.api.v1beta1.WebhookStatus;
import io.agledger.operator.client.Answer;
import io.agledger.operator.client.Managed.Applied;
import io.agledger.operator.client.ManagedKind;
import io.agledger.operator.client.Problem;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Refusals;
import io.agledger.operator.condition.StatusWriter.Body;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.lifecycle.Kind;
import io.agledger.operator.lifecycle.Lifecycle;
import io.agledger.operator.lifecycle.ManagedObjects;
import io.agledger.operator.lifecycle.Pass;
import io.agledger.operator.reference.ReferenceWatch;
import io.agledger.operator.reference.References;
import io.agledger.operator.reference.Target;
import io.agledger.operator.secret.SecretValues;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings one Webhook in the ledger to what its resource asks for. Contract A-33. */
@ControllerConfiguration(name = "webhook")
public final class WebhookReconciler implements Reconciler<Webhook>, Kind<Webhook, WebhookStatus> {

  /** The shared secret is somebody else's, so it is read again rather than watched. */
  private static final Duration SECRET_LOOK = Duration.ofSeconds(30);

  private final Lifecycle lifecycle;
  private final References references;
  private final ManagedObjects objects;
  private final SecretValues secrets;
  private final Clock clock;

  public WebhookReconciler(
      Lifecycle lifecycle,
      References references,
      SecretValues secrets,
      Events events,
      Clock clock) {
    this.lifecycle = lifecycle;
    this.references = references;
    this.objects = new ManagedObjects(ManagedKind.WEBHOOK, events);
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Webhook>> prepareEventSources(EventSourceContext<Webhook> context) {
    return ReferenceWatch.ofOrg(context, references, webhook -> webhook.getSpec().orgRef());
  }

  @Override
  public UpdateControl<Webhook> reconcile(Webhook webhook, Context<Webhook> context) {
    return lifecycle.pass(this, webhook, context);
  }

  @Override
  public Pass<WebhookStatus> bring(Webhook webhook, Target.Found target, Context<Webhook> context) {
    WebhookSpec spec = webhook.getSpec();
    if (spec.signing() == null) {
      return apply(webhook, target, null);
    }
    SecretKeyReference ref = spec.signing().hmac().secretRef();
    Optional<String> digest = secrets.sha256(webhook.getMetadata().getNamespace(), ref);
    return digest.isPresent()
        ? apply(webhook, target, digest.get())
        : new Pass<>(
            missing(ref),
            List.of(),
            unchanged(webhook),
            Optional.of(clock.instant().plus(SECRET_LOOK)));
  }

  private Pass<WebhookStatus> apply(
      Webhook webhook, Target.Found target, @Nullable String secretSha256) {
    var desired = WebhookPlan.desired(webhook.getSpec(), target.orgId(), secretSha256);
    return switch (objects.apply(target.ledger(), webhook, webhook.getSpec(), desired)) {
      case Answer.Refused<Applied>(Problem problem) ->
          new Pass<>(Refusals.verdict(problem), unchanged(webhook));
      case Answer.Done<Applied>(Applied applied) ->
          new Pass<>(synced(applied.id(), desired.paused()), body(applied.id()));
    };
  }

  private static Verdict synced(String id, boolean paused) {
    String suffix = paused ? "; deliveries are paused." : ".";
    return new Verdict.Synced("The ledger holds this webhook as " + id + suffix);
  }

  private static Verdict missing(SecretKeyReference ref) {
    return new Verdict.Waiting(
        Reason.ReferenceNotFound,
        "Secret " + ref.name() + " with key " + ref.key() + " does not exist.");
  }

  @Override
  public Target target(Webhook webhook, Context<Webhook> context) {
    return references.ofOrg(webhook, webhook.getSpec().orgRef(), context);
  }

  @Override
  public Optional<ResourceID> ledger(Webhook webhook, Context<Webhook> context) {
    return references.ledgerOf(webhook, webhook.getSpec().orgRef(), context);
  }

  @Override
  public boolean suspended(Webhook webhook) {
    return webhook.getSpec().suspend();
  }

  @Override
  public Optional<Removal> removal(Webhook webhook) {
    return objects.removal(webhook, webhook.getSpec().deletionPolicy());
  }

  @Override
  public Body<WebhookStatus> unchanged(Webhook webhook) {
    WebhookStatus status = webhook.getStatus();
    return body(status == null ? null : status.externalId());
  }

  private static Body<WebhookStatus> body(@Nullable String id) {
    return head ->
        new WebhookStatus(
            head.observedGeneration(),
            head.lastHandledReconcileAt(),
            id,
            head.lastSyncTime(),
            head.conditions());
  }
}
