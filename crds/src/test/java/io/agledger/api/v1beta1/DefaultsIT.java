package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults, pruning, bounds and the status subresource on a real API server. */
@ExtendWith(Cluster.Shared.class)
class DefaultsIT {

  static Stream<Path> minimal() throws IOException {
    return Files.list(Path.of("src/test/resources/minimal"));
  }

  @ParameterizedTest
  @MethodSource("minimal")
  void theTypesHaveTheDefaultsOfTheServer(Path file, Cluster cluster) throws IOException {
    String text = Files.readString(file);
    JsonNode written = Serialization.yamlMapper().readTree(text);
    JsonNode read = Serialization.jsonMapper().valueToTree(Manifests.read(written));
    GenericKubernetesResource kept = generic(cluster, text);
    assertThat(kept.<Object>get("spec")).isEqualTo(plain(read.get("spec")));
  }

  @ParameterizedTest
  @MethodSource("minimal")
  void aNewResourceIsNotYetObserved(Path file, Cluster cluster) throws IOException {
    GenericKubernetesResource kept = generic(cluster, Files.readString(file));
    assertThat(kept.<Object>get("status")).isEqualTo(Map.of("observedGeneration", -1));
  }

  @Test
  void anUnknownFieldIsDroppedButNotInsideAnInlineSchema(Cluster cluster) {
    var kept =
        generic(
            cluster,
            """
            apiVersion: agledger.io/v1beta1
            kind: Schema
            metadata: {name: pruned, namespace: default}
            spec:
              orgRef: {name: acme}
              type: invoice
              version: 1
              colour: red
              recordSchema:
                inline: {type: object, properties: {amount: {type: number, minimum: 0.5}}}
            """);
    assertThat(kept.<Object>get("spec", "colour")).isNull();
    assertThat(kept.<Object>get("spec", "recordSchema", "inline", "properties", "amount"))
        .isEqualTo(Map.of("type", "number", "minimum", 0.5));
  }

  @Test
  void specAndStatusAreWrittenApart(Cluster cluster) throws IOException {
    Org org =
        Serialization.unmarshal(
            Files.readString(Path.of("src/test/resources/minimal/org.yaml")), Org.class);
    org.getMetadata().setName("apart");
    Org created = cluster.client().resource(org).create();
    try {
      created.setStatus(new OrgStatus(1, null, "0197c1f2", null, List.of(), List.of()));
      Org updated = cluster.client().resource(created).update();
      assertThat(updated.getStatus()).extracting(OrgStatus::observedGeneration).isEqualTo(-1L);
      updated.setStatus(created.getStatus());
      Org observed = cluster.client().resource(updated).updateStatus();
      assertThat(observed.getStatus()).isEqualTo(created.getStatus());
      assertThat(observed.getMetadata().getGeneration()).isEqualTo(1);
    } finally {
      cluster.client().resource(created).delete();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "agent.yaml   | {spec: {orgRef: null}}                                    | spec.orgRef: Required value",
        "agent.yaml   | {spec: {agentClass: robot}}                               | spec.agentClass: Unsupported value",
        "agent.yaml   | {spec: {slug: Bot_1}}                                     | spec.slug: Invalid value",
        "agent.yaml   | {spec: {capabilities: [a, a]}}                            | spec.capabilities[1]: Duplicate value",
        "agent.yaml   | {spec: {capabilities: ['a b']}}                           | spec.capabilities[0]: Invalid value",
        "org.yaml     | {spec: {apiKeys: [{name: a, secret: {name: a}}, {name: a, secret: {name: b}}]}} | spec.apiKeys[1]: Duplicate value",
        "org.yaml     | {spec: {externalId: 42}}                                  | spec.externalId: Invalid value",
        "webhook.yaml | {spec: {eventTypes: []}}                                  | spec.eventTypes: Invalid value",
        "webhook.yaml | {spec: {eventTypes: [record.exploded]}}                   | spec.eventTypes[0]: Unsupported value",
        "webhook.yaml | {spec: {url: 'ftp://billing.example'}}                    | spec.url: Invalid value",
        "webhook.yaml | {spec: {url: 'https://user:pw@billing.example'}}          | spec.url: Invalid value",
        "webhook.yaml | {spec: {delivery: {timeout: 10}}}                         | spec.delivery.timeout: Invalid value",
        "webhook.yaml | {spec: {delivery: {timeout: '1d'}}}                       | spec.delivery.timeout: Invalid value",
        "schema.yaml  | {spec: {version: 0}}                                      | spec.version: Invalid value",
        "schema.yaml  | {spec: {recordSchema: {inline: 'text'}}}                  | spec.recordSchema.inline: Invalid value",
        "signingkey.yaml | {spec: {algorithm: RSA}}                               | spec.algorithm: Unsupported value",
        "ledger.yaml  | {spec: {client: {maxConcurrent: 0}}}                      | spec.client.maxConcurrent: Invalid value",
        "ledger.yaml  | {spec: null}                                              | spec: Required value",
      })
  void aValueOutOfBoundsIsRefused(String file, String change, String said, Cluster cluster)
      throws IOException {
    JsonNode base =
        Serialization.yamlMapper().readTree(Path.of("src/test/resources/minimal", file).toFile());
    JsonNode wrong = Rule.merge(base, Serialization.yamlMapper().readTree(change));
    assertThatThrownBy(() -> generic(cluster, wrong.toString()))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(said);
  }

  /** Creates what the text says, without Java types in between, and gives back what is kept. */
  private static GenericKubernetesResource generic(Cluster cluster, String text) {
    var resource = Serialization.unmarshal(text, GenericKubernetesResource.class);
    return cluster.client().resource(resource).dryRun().create();
  }

  private static Object plain(JsonNode node) {
    return Serialization.jsonMapper().convertValue(node, Object.class);
  }
}
