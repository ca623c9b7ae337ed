package io.agledger.operator.lifecycle;

import io.agledger.api.v1beta1.ResourceStatus;
import io.agledger.operator.condition.StatusWriter.Body;
import io.agledger.operator.ledger.LedgerConnection;
import io.agledger.operator.reference.Target;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;

/** What is a kind's own in the life of its resources. */
public interface Kind<R extends CustomResource<?, S>, S extends ResourceStatus> {

  /** Where the resource's object belongs. */
  Target target(R resource, Context<R> context);

  boolean suspended(R resource);

  /** Empty when deleting the resource asks nothing of the ledger. */
  Optional<Removal> removal(R resource);

  /** Observes, plans and acts. Not called for a resource that is suspended or going. */
  Pass<S> bring(R resource, Target.Found target, Context<R> context);

  /** The status as it was, for passes that got nowhere. */
  Body<S> unchanged(R resource);

  /** Which ledger the resource's object is in, if that can be said. */
  Optional<ResourceID> ledger(R resource, Context<R> context);

  /** What deleting the resource does in the ledger. */
  @FunctionalInterface
  interface Removal {

    /** MUST be repeatable: a crash before the finalizer goes leads here again. */
    Departed from(LedgerConnection ledger);
  }
}
