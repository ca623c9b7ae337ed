package io.agledger.operator.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agledger.api.v1beta1.ConfigMapKeyReference;
import io.agledger.api.v1beta1.Schema;
import io.agledger.api.v1beta1.SchemaSpec.Source;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.schema.SchemaPlan.SchemaBodies;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;

/** Reads JSON Schemas from where a Schema says they are. */
final class SchemaSources {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient kubernetes;

  SchemaSources(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** What was read. */
  sealed interface Read<T> {
    record Found<T>(T value) implements Read<T> {}

    record Failed<T>(Verdict verdict) implements Read<T> {}
  }

  Read<SchemaBodies> read(Schema schema) {
    String namespace = schema.getMetadata().getNamespace();
    Source completion = schema.getSpec().completionSchema();
    return switch (read(namespace, schema.getSpec().recordSchema())) {
      case Read.Failed<JsonNode>(Verdict verdict) -> new Read.Failed<>(verdict);
      case Read.Found<JsonNode>(JsonNode record) when completion == null ->
          new Read.Found<>(new SchemaBodies(record, null));
      case Read.Found<JsonNode>(JsonNode record) ->
          switch (read(namespace, Objects.requireNonNull(completion))) {
            case Read.Failed<JsonNode>(Verdict verdict) -> new Read.Failed<>(verdict);
            case Read.Found<JsonNode>(JsonNode completed) ->
                new Read.Found<>(new SchemaBodies(record, completed));
          };
    };
  }

  private Read<JsonNode> read(String namespace, Source source) {
    ConfigMapKeyReference ref = source.configMapRef();
    if (ref != null) {
      return fromConfigMap(namespace, ref);
    }
    JsonNode inline = source.inline();
    return inline == null
        ? failed(new Verdict.Stalled(Reason.InvalidSpec, "Neither inline nor configMapRef is set."))
        : new Read.Found<>(inline);
  }

  private Read<JsonNode> fromConfigMap(String namespace, ConfigMapKeyReference ref) {
    ConfigMap map = kubernetes.configMaps().inNamespace(namespace).withName(ref.name()).get();
    String text = map == null || map.getData() == null ? null : map.getData().get(ref.key());
    if (text == null) {
      return failed(
          new Verdict.Waiting(
              Reason.ReferenceNotFound,
              "ConfigMap " + ref.name() + " with key " + ref.key() + " does not exist."));
    }
    try {
      return new Read.Found<>(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      String message =
          "ConfigMap " + ref.name() + ", key " + ref.key() + ": " + e.getOriginalMessage();
      return failed(new Verdict.Stalled(Reason.InvalidSpec, message));
    }
  }

  private static <T> Read<T> failed(Verdict verdict) {
    return new Read.Failed<>(verdict);
  }
}
