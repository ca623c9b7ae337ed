package io.agledger.operator.signingkey;

import io.agledger.api.v1beta1.SigningKey;
import io.agledger.operator.client.Answer;
import io.agledger.operator.client.LedgerClient;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.secret.OwnedSecrets;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;

/**
 * ConfigMap {@code <name>-verification-keys}: the ledger's key document, for verifiers that cannot
 * reach the ledger. Contract A-23.
 */
final class VerificationKeys {

  static final String ENTRY = "keys.json";

  private final KubernetesClient kubernetes;
  private final Events events;

  VerificationKeys(KubernetesClient kubernetes, Events events) {
    this.kubernetes = kubernetes;
    this.events = events;
  }

  static String name(SigningKey resource) {
    return resource.getMetadata().getName() + "-verification-keys";
  }

  /**
   * Written only when the document changed; somebody else's ConfigMap is left as it is. A copy for
   * others: that it cannot be written holds up no rotation.
   */
  void publish(SigningKey resource, LedgerClient ledger) {
    if (ledger.verificationKeys() instanceof Answer.Done<String>(String document)) {
      try {
        write(resource, configMap(resource, document));
      } catch (KubernetesClientException e) {
        events.warning(
            resource,
            Reason.Forbidden,
            "ConfigMap " + name(resource) + " is not written: the API server says " + e.getCode());
      }
    }
  }

  private void write(SigningKey resource, ConfigMap wanted) {
    ConfigMap found = kubernetes.resource(wanted).get();
    if (found == null) {
      kubernetes.resource(wanted).create();
    } else if (isOurs(found, resource) && !wanted.getData().equals(found.getData())) {
      kubernetes
          .resource(new ConfigMapBuilder(found).withData(wanted.getData()).build())
          .lockResourceVersion()
          .update();
    }
  }

  private static boolean isOurs(ConfigMap found, SigningKey resource) {
    return found.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getUid().equals(resource.getMetadata().getUid()));
  }

  private static ConfigMap configMap(SigningKey resource, String document) {
    var metadata = resource.getMetadata();
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name(resource))
        .withNamespace(metadata.getNamespace())
        .addToLabels(OwnedSecrets.MANAGED_BY, OwnedSecrets.OPERATOR)
        .addToOwnerReferences(OwnedSecrets.ownerReference(resource))
        .endMetadata()
        .withData(Map.of(ENTRY, document))
        .build();
  }
}
