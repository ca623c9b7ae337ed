package io.agledger.operator.schema;

import io.agledger.api.v1beta1.Schema;
import io.agledger.api.v1beta1.SchemaStatus;
import io.agledger.operator.client.Answer;
import io.agledger.operator.client.Managed.Applied;
import io.agledger.operator.client.ManagedKind;
import io.agledger.operator.client.Problem;
import io.agledger.operator.condition.Events;
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
import io.agledger.operator.schema.SchemaPlan.SchemaBodies;
import io.agledger.operator.schema.SchemaSources.Read;
import io.fabric8.kubernetes.client.KubernetesClient;
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

/** Brings one Schema into the ledger, once; afterwards only its lifecycle can change. A-33. */
@ControllerConfiguration(name = "schema")
public final class SchemaReconciler implements Reconciler<Schema>, Kind<Schema, SchemaStatus> {

  /** ConfigMaps are somebody else's, so one that is missing is looked for rather than watched. */
  private static final Duration SOURCE_LOOK = Duration.ofSeconds(30);

  private final Lifecycle lifecycle;
  private final References references;
  private final ManagedObjects objects;
  private final SchemaSources sources;
  private final Clock clock;

  public SchemaReconciler(
      Lifecycle lifecycle,
      References references,
      KubernetesClient kubernetes,
      Events events,
      Clock clock) {
    this.lifecycle = lifecycle;
    this.references = references;
    this.objects = new ManagedObjects(ManagedKind.SCHEMA, events);
    this.sources = new SchemaSources(kubernetes);
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Schema>> prepareEventSources(EventSourceContext<Schema> context) {
    return ReferenceWatch.ofOrg(context, references, schema -> schema.getSpec().orgRef());
  }

  @Override
  public UpdateControl<Schema> reconcile(Schema schema, Context<Schema> context) {
    return lifecycle.pass(this, schema, context);
  }

  @Override
  public Pass<SchemaStatus> bring(Schema schema, Target.Found target, Context<Schema> context) {
    return switch (sources.read(schema)) {
      case Read.Failed<SchemaBodies>(Verdict verdict) ->
          new Pass<>(
              verdict,
              List.of(),
              unchanged(schema),
              Optional.of(clock.instant().plus(SOURCE_LOOK)));
      case Read.Found<SchemaBodies>(SchemaBodies bodies) -> apply(schema, target, bodies);
    };
  }

  private Pass<SchemaStatus> apply(Schema schema, Target.Found target, SchemaBodies bodies) {
    var desired = SchemaPlan.desired(schema.getSpec(), target.orgId(), bodies);
    return switch (objects.apply(target.ledger(), schema, schema.getSpec(), desired)) {
      case Answer.Refused<Applied>(Problem problem) ->
          new Pass<>(Refusals.verdict(problem), unchanged(schema));
      case Answer.Done<Applied>(Applied applied) ->
          new Pass<>(
              new Verdict.Synced("The ledger holds this schema as " + applied.id() + "."),
              body(applied.id(), applied.state().path("digest").textValue()));
    };
  }

  @Override
  public Target target(Schema schema, Context<Schema> context) {
    return references.ofOrg(schema, schema.getSpec().orgRef(), context);
  }

  @Override
  public Optional<ResourceID> ledger(Schema schema, Context<Schema> context) {
    return references.ledgerOf(schema, schema.getSpec().orgRef(), context);
  }

  @Override
  public boolean suspended(Schema schema) {
    return schema.getSpec().suspend();
  }

  @Override
  public Optional<Removal> removal(Schema schema) {
    return objects.removal(schema, schema.getSpec().deletionPolicy());
  }

  @Override
  public Body<SchemaStatus> unchanged(Schema schema) {
    SchemaStatus status = schema.getStatus();
    return status == null ? body(null, null) : body(status.externalId(), status.digest());
  }

  private static Body<SchemaStatus> body(@Nullable String id, @Nullable String digest) {
    return head ->
        new SchemaStatus(
            head.observedGeneration(),
            head.lastHandledReconcileAt(),
            id,
            head.lastSyncTime(),
            digest,
            head.conditions());
  }
}
