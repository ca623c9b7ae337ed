package io.agledger.operator.lifecycle;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Our finalizer, on a resource only while deleting it asks something of the ledger. */
final class Finalizers {

  static final String FINALIZER = "agledger.io/finalizer";

  /** {@code namespace/name} of the Ledger, for the day when the Org that names it is gone. */
  static final String LEDGER = "agledger.io/ledger";

  private Finalizers() {}

  static <R extends HasMetadata> R hold(R resource, ResourceID ledger, Context<R> context) {
    if (resource.hasFinalizer(FINALIZER)) {
      return resource;
    }
    return changed(
        resource,
        context,
        latest -> {
          latest.addFinalizer(FINALIZER);
          latest
              .getMetadata()
              .getAnnotations()
              .put(LEDGER, ledger.getNamespace().orElse("") + "/" + ledger.getName());
          return latest;
        });
  }

  /** For a resource that stays: its policy asks nothing of the ledger any more. */
  static <R extends HasMetadata> R release(R resource, Context<R> context) {
    return resource.hasFinalizer(FINALIZER)
        ? changed(resource, context, Finalizers::without)
        : resource;
  }

  /** For a resource that goes; gone already is as good. */
  static <R extends HasMetadata> void letGo(R resource, Context<R> context) {
    try {
      PrimaryUpdateAndCacheUtils.conflictRetryingPatch(
          context.getClient(),
          resource,
          Finalizers::without,
          latest -> latest != null && latest.hasFinalizer(FINALIZER));
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) {
        throw e;
      }
    }
  }

  private static <R extends HasMetadata> R without(R resource) {
    resource.removeFinalizer(FINALIZER);
    resource.getMetadata().getAnnotations().remove(LEDGER);
    return resource;
  }

  static Optional<ResourceID> ledger(HasMetadata resource) {
    return Optional.ofNullable(resource.getMetadata().getAnnotations().get(LEDGER))
        .map(text -> text.split("/", 2))
        .filter(parts -> parts.length == 2)
        .map(parts -> new ResourceID(parts[1], parts[0]));
  }

  /** Kept in the cache, so that the next pass does not do it again from an older copy. */
  private static <R extends HasMetadata> R changed(
      R resource, Context<R> context, UnaryOperator<R> change) {
    R updated = context.getClient().resource(resource).edit(change);
    context
        .eventSourceRetriever()
        .getControllerEventSource()
        .handleRecentResourceUpdate(ResourceID.fromResource(updated), updated, resource);
    return updated;
  }
}
