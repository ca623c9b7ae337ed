package io.agledger.operator.secret;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Secrets that a resource of ours owns. Every write carries the resource version it was planned
 * from, so it fails rather than overwrite what somebody else wrote meanwhile.
 */
public final class OwnedSecrets {

  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String OPERATOR = "agledger-operator";

  /** {@code <Kind>/<name>} of the owner: what remains true when a resource is made anew. */
  public static final String OWNER = "agledger.io/owner";

  private final KubernetesClient kubernetes;

  public OwnedSecrets(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** What stands under the name of a Secret. */
  public sealed interface Found {
    record Absent() implements Found {}

    /** Somebody else's: never written, never deleted. */
    record Foreign() implements Found {}

    record Ours(Secret secret) implements Found {}
  }

  /** Secrets with our label only: the cluster's other Secrets are never held in memory. */
  public static <P extends HasMetadata> InformerEventSource<Secret, P> watch(
      EventSourceContext<P> context) {
    String kind = HasMetadata.getKind(context.getPrimaryResourceClass());
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Secret.class, context.getPrimaryResourceClass())
            .withName("secrets")
            .withNamespacesInheritedFromController()
            .withLabelSelector(MANAGED_BY + "=" + OPERATOR)
            .withSecondaryToPrimaryMapper(secret -> owner(secret, kind))
            .build(),
        context);
  }

  private static Set<ResourceID> owner(Secret secret, String kind) {
    String owner = secret.getMetadata().getAnnotations().getOrDefault(OWNER, "");
    return owner.startsWith(kind + "/")
        ? Set.of(
            new ResourceID(owner.substring(kind.length() + 1), secret.getMetadata().getNamespace()))
        : Set.of();
  }

  public <P extends HasMetadata> Found observe(P owner, String name, Context<P> context) {
    String namespace = owner.getMetadata().getNamespace();
    Optional<Secret> cached = cache(context).get(new ResourceID(name, namespace));
    // The cache knows only labelled Secrets: that it has none says nothing about other people's.
    Secret secret =
        cached.orElseGet(() -> kubernetes.secrets().inNamespace(namespace).withName(name).get());
    if (secret == null) {
      return new Found.Absent();
    }
    return isOwnedBy(secret, owner) ? new Found.Ours(secret) : new Found.Foreign();
  }

  /** Our label, the owner's name, and, where an owner reference stands, the owner's UID. */
  static boolean isOwnedBy(Secret secret, HasMetadata owner) {
    var metadata = secret.getMetadata();
    return metadata.getLabels() != null
        && OPERATOR.equals(metadata.getLabels().get(MANAGED_BY))
        && metadata.getAnnotations() != null
        && ownerName(owner).equals(metadata.getAnnotations().get(OWNER))
        && metadata.getOwnerReferences().stream()
            .allMatch(reference -> owner.getMetadata().getUid().equals(reference.getUid()));
  }

  public <P extends HasMetadata> Secret create(Secret secret, Context<P> context) {
    Secret created = kubernetes.resource(secret).create();
    cache(context).handleRecentResourceCreate(ResourceID.fromResource(created), created);
    return created;
  }

  public <P extends HasMetadata> Secret update(Secret old, Secret changed, Context<P> context) {
    Secret updated = kubernetes.resource(changed).lockResourceVersion().update();
    cache(context).handleRecentResourceUpdate(ResourceID.fromResource(updated), updated, old);
    return updated;
  }

  public void delete(Secret secret) {
    kubernetes.resource(secret).lockResourceVersion().delete();
  }

  public static String ownerName(HasMetadata owner) {
    return owner.getKind() + "/" + owner.getMetadata().getName();
  }

  /** For a Secret that goes with its owner. */
  public static OwnerReference ownerReference(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(false)
        .build();
  }

  /** Whether writing {@code changed} over {@code old} would change anything. */
  static boolean differs(Secret old, Secret changed) {
    return !Objects.equals(old.getData(), changed.getData())
        || !Objects.equals(old.getMetadata(), changed.getMetadata());
  }

  /** Labels that other tools put there stay; ours wins over everybody's. */
  static Map<String, String> labels(Secret base, Map<String, String> wished) {
    var labels = new TreeMap<>(base.getMetadata().getLabels());
    labels.putAll(wished);
    labels.put(MANAGED_BY, OPERATOR);
    return labels;
  }

  @SuppressWarnings("unchecked")
  private static <P extends HasMetadata> InformerEventSource<Secret, P> cache(Context<P> context) {
    return (InformerEventSource<Secret, P>)
        context.eventSourceRetriever().getEventSourceFor(Secret.class);
  }
}
