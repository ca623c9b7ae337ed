package io.agledger.operator;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.AllowedNamespaces;
import io.agledger.api.v1beta1.Ledger;
import io.agledger.api.v1beta1.LedgerSpec;
import io.agledger.api.v1beta1.Org;
import io.agledger.api.v1beta1.Schema;
import io.agledger.api.v1beta1.SigningKey;
import io.agledger.api.v1beta1.Webhook;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Small valid resources, written as their users would. */
final class Samples {

  private Samples() {}

  static Ledger ledger(String namespace, URI uri) {
    return parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: Ledger
        metadata: {name: main, namespace: %s}
        spec:
          ownerId: test
          endpoint: {url: "%s", timeout: 10s}
          credentials: {platformKeySecretRef: {name: platform-key, key: apiKey}}
          client: {requestsPerSecond: 1000}
        """
            .formatted(namespace, uri),
        Ledger.class);
  }

  static Ledger allowing(Ledger ledger, String allowedNamespaces) {
    LedgerSpec spec = ledger.getSpec();
    ledger.setSpec(
        new LedgerSpec(
            spec.ownerId(),
            spec.endpoint(),
            spec.credentials(),
            parse(allowedNamespaces, AllowedNamespaces.class),
            spec.client(),
            spec.suspend()));
    return ledger;
  }

  static Org org(String namespace, String name) {
    return parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: Org
        metadata: {name: %s, namespace: %s}
        spec: {displayName: Acme Ltd}
        """
            .formatted(name, namespace),
        Org.class);
  }

  static Agent agent(String namespace, String name, String org) {
    return parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: Agent
        metadata: {name: %s, namespace: %s}
        spec:
          orgRef: {name: %s}
          capabilities: [b, a]
        """
            .formatted(name, namespace, org),
        Agent.class);
  }

  static Agent agentWithKey(String namespace, String name, String org, String rotation) {
    return parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: Agent
        metadata: {name: %s, namespace: %s}
        spec:
          orgRef: {name: %s}
          apiKeys:
            - name: default
              secret: {name: %s-key, template: {labels: {team: blue}}}
              %s
        """
            .formatted(name, namespace, org, name, rotation),
        Agent.class);
  }

  static Schema schema(String namespace, String name, String org, String recordType) {
    return parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: Schema
        metadata: {name: %s, namespace: %s}
        spec:
          orgRef: {name: %s}
          type: invoice
          version: 1
          recordSchema: {inline: {type: %s}}
        """
            .formatted(name, namespace, org, recordType),
        Schema.class);
  }

  static Schema schemaInConfigMap(String namespace, String name, String org) {
    return parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: Schema
        metadata: {name: %s, namespace: %s}
        spec:
          orgRef: {name: %s}
          type: invoice
          version: 1
          recordSchema: {configMapRef: {name: schemas, key: invoice.json}}
        """
            .formatted(name, namespace, org),
        Schema.class);
  }

  static ConfigMap configMap(String namespace, String name, String key, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withData(Map.of(key, value))
        .build();
  }

  static Webhook webhook(String namespace, String name, String org) {
    return parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: Webhook
        metadata: {name: %s, namespace: %s}
        spec:
          orgRef: {name: %s}
          url: https://billing.example.com/hooks
          eventTypes: [record.recorded, record.created]
        """
            .formatted(name, namespace, org),
        Webhook.class);
  }

  static SigningKey signingKey(
      String namespace, String name, String rotation, String publishBefore, String keepPrevious) {
    return parse(
        """
        apiVersion: agledger.io/v1beta1
        kind: SigningKey
        metadata: {name: %s, namespace: %s}
        spec:
          rotation: %s
          overlap: {publishBefore: %s, keepPrevious: %s}
          secret: {name: %s-private}
        """
            .formatted(name, namespace, rotation, publishBefore, keepPrevious, name),
        SigningKey.class);
  }

  static Webhook retained(Webhook webhook) {
    return changed(webhook, "deletionPolicy", "Retain", Webhook.class);
  }

  static Org deletable(Org org) {
    return changed(org, "deletionPolicy", "Delete", Org.class);
  }

  static Agent deletable(Agent agent) {
    return changed(agent, "deletionPolicy", "Delete", Agent.class);
  }

  static Agent suspended(Agent agent) {
    return changed(agent, "suspend", true, Agent.class);
  }

  static Agent withSecretName(Agent agent, String secretName) {
    var keys = List.of(Map.of("name", "default", "secret", Map.of("name", secretName)));
    return changed(agent, "apiKeys", keys, Agent.class);
  }

  /** The same resource with one field of its spec set. */
  private static <R extends HasMetadata> R changed(
      R resource, String field, Object value, Class<R> type) {
    Map<String, Object> tree = Serialization.unmarshal(Serialization.asJson(resource), Map.class);
    @SuppressWarnings("unchecked")
    var spec = (Map<String, Object>) Objects.requireNonNull(tree.get("spec"));
    spec.put(field, value);
    return Serialization.unmarshal(Serialization.asJson(tree), type);
  }

  static <T> T parse(String yaml, Class<T> type) {
    return Serialization.unmarshal(yaml, type);
  }
}
