package io.agledger.operator.reference;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Labels of namespaces, for {@code allowedNamespaces} selectors; remembered for a moment. */
public final class NamespaceLabels implements Function<String, Map<String, String>> {

  /** Ten thousand resources of one namespace ask once. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private record Seen(Map<String, String> labels, Instant at) {}

  private final KubernetesClient kubernetes;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  public NamespaceLabels(KubernetesClient kubernetes, Clock clock) {
    this.kubernetes = kubernetes;
    this.clock = clock;
  }

  @Override
  public Map<String, String> apply(String namespace) {
    Instant now = clock.instant();
    return seen.compute(
            namespace,
            (name, known) ->
                known != null && known.at().plus(FRESH).isAfter(now)
                    ? known
                    : new Seen(read(name), now))
        .labels();
  }

  /** Without the right to read namespaces no selector matches: consent is never assumed. */
  private Map<String, String> read(String name) {
    try {
      Namespace namespace = kubernetes.namespaces().withName(name).get();
      return namespace == null ? Map.of() : Map.copyOf(namespace.getMetadata().getLabels());
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403) {
        return Map.of();
      }
      throw e;
    }
  }
}
