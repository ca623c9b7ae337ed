package io.agledger.operator;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.Ledger;
import io.agledger.api.v1beta1.Org;
import io.agledger.api.v1beta1.Schema;
import io.agledger.api.v1beta1.SigningKey;
import io.agledger.api.v1beta1.Webhook;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.URI;

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

  static <T> T parse(String yaml, Class<T> type) {
    return Serialization.unmarshal(yaml, type);
  }
}
