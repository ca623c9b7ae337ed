package io.agledger.operator;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must be so before the operator starts, said in one line when it is not. */
final class Preflight {

  private static final String GROUP_VERSION = "agledger.io/v1beta1";
  private static final Set<String> KINDS =
      Set.of("ledgers", "orgs", "agents", "schemas", "webhooks", "signingkeys");

  private Preflight() {}

  /**
   * @throws IllegalStateException naming what is missing
   */
  static void check(KubernetesClient kubernetes) {
    var missing = new TreeSet<>(KINDS);
    missing.removeAll(served(kubernetes));
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the API server at "
              + kubernetes.getMasterUrl()
              + " does not serve "
              + String.join(", ", missing)
              + " of "
              + GROUP_VERSION
              + "; install the custom resources first: kubectl apply -f crds/");
    }
  }

  private static Set<String> served(KubernetesClient kubernetes) {
    try {
      APIResourceList resources = kubernetes.getApiResources(GROUP_VERSION);
      List<APIResource> found = resources == null ? List.of() : resources.getResources();
      return found.stream().map(APIResource::getName).collect(Collectors.toSet());
    } catch (KubernetesClientException e) {
      String answer = e.getCode() > 0 ? "refuses us: " + e.getMessage() : "does not answer";
      throw new IllegalStateException(
          "the API server at " + kubernetes.getMasterUrl() + " " + answer, e);
    }
  }
}
