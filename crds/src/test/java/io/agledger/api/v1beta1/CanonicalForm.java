package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes a generated CRD with what the generator cannot say (keyed lists, bounds of list items,
 * the status' default) and writes it exactly as the API server gives it back, so that a GitOps tool
 * sees no difference between the file and the cluster.
 */
final class CanonicalForm {

  private static final ObjectMapper YAML = new YAMLMapper();

  /** Lists merged entry by entry; without this, server-side apply replaces a list as a whole. */
  private static final Map<String, String> LIST_KEYS =
      Map.of("apiKeys", "name", "conditions", "type");

  /** Sets, with what an entry may be. An enum needs no more. */
  private static final Map<String, String> SETS =
      Map.of(
          "capabilities", "{minLength: 1, maxLength: 128, pattern: '^[!-~]+$'}",
          "recordTypes", "{minLength: 1, maxLength: 128, pattern: '" + Formats.RECORD_TYPE + "'}",
          "eventTypes", "{}");

  /** The shape of metav1.Condition. */
  private static final String CONDITION =
      """
      type: object
      required: [lastTransitionTime, message, reason, status, type]
      properties:
        type:
          {type: string, maxLength: 64, pattern: '^[A-Z][A-Za-z]*$', description: 'What is said, such as Ready.'}
        status:
          {type: string, enum: ['True', 'False', Unknown], description: 'Whether it holds.'}
        reason:
          {type: string, minLength: 1, maxLength: 64, pattern: '^[A-Z][A-Za-z]*$', description: 'Why, as one word for programs.'}
        message:
          {type: string, maxLength: 32768, description: 'Why, for people, and what to do.'}
        observedGeneration:
          {type: integer, format: int64, description: 'The metadata.generation this speaks of.'}
        lastTransitionTime:
          {type: string, format: date-time, description: 'When status last changed.'}
      """;

  /** Columns that every kind ends with. */
  private static final String COMMON_COLUMNS =
      """
      - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status'}
      - {name: Reason, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].reason'}
      - {name: Age, type: date, jsonPath: .metadata.creationTimestamp}
      - {name: Message, type: string, priority: 1, jsonPath: '.status.conditions[?(@.type=="Ready")].message'}
      """;

  private CanonicalForm() {}

  static ObjectNode of(ObjectNode crd, Class<?> kind) {
    ObjectNode spec = (ObjectNode) crd.get("spec");
    ObjectNode names = (ObjectNode) spec.get("names");
    names.put("listKind", names.get("kind").textValue() + "List");
    spec.set("conversion", yaml("{strategy: None}"));
    ObjectNode version = (ObjectNode) spec.at("/versions/0");
    version.set("additionalPrinterColumns", columns(kind));
    completeRoot((ObjectNode) version.at("/schema/openAPIV3Schema"), kind);
    tidy(crd);
    return crd;
  }

  private static ArrayNode columns(Class<?> kind) {
    ArrayNode columns = YAML.createArrayNode();
    for (var column : kind.getAnnotationsByType(AdditionalPrinterColumn.class)) {
      ObjectNode entry = columns.addObject();
      entry.put("name", column.name()).put("type", column.type().getValue());
      if (column.priority() > 0) {
        entry.put("priority", column.priority());
      }
      entry.put("jsonPath", column.jsonPath());
    }
    return columns.addAll((ArrayNode) yaml(COMMON_COLUMNS));
  }

  private static void completeRoot(ObjectNode root, Class<?> kind) {
    root.put("description", kind.getAnnotation(JsonClassDescription.class).value());
    root.set("required", yaml("[spec]"));
    ObjectNode properties = (ObjectNode) root.get("properties");
    describe(properties, "spec", "What is asked for.");
    describe(properties, "status", "What is so, as the operator last saw it.");
    // Tools that read readiness from a status (kstatus, Helm, Flux) take a missing one for "ready".
    ((ObjectNode) properties.get("status")).set("default", yaml("{observedGeneration: -1}"));
    completeLists(properties);
  }

  private static void describe(ObjectNode properties, String name, String text) {
    ((ObjectNode) properties.get(name)).put("description", text);
  }

  private static void completeLists(ObjectNode properties) {
    properties.properties().forEach(property -> complete(property.getKey(), property.getValue()));
  }

  private static void complete(String name, JsonNode node) {
    ObjectNode schema = (ObjectNode) node;
    if (LIST_KEYS.containsKey(name)) {
      schema.put("x-kubernetes-list-type", "map");
      schema.putArray("x-kubernetes-list-map-keys").add(LIST_KEYS.get(name));
    }
    if (SETS.containsKey(name)) {
      schema.put("x-kubernetes-list-type", "set");
      ((ObjectNode) schema.get("items")).setAll((ObjectNode) yaml(SETS.get(name)));
    }
    switch (name) {
      case "conditions" -> schema.set("items", yaml(CONDITION));
      case "observedGeneration" -> schema.put("format", "int64");
      case "inline" -> schema.put("type", "object");
      case "matchExpressions" ->
          ((ObjectNode) schema.get("items")).set("required", yaml("[key, operator]"));
      default -> {}
    }
    for (String inner : List.of("/properties", "/items/properties")) {
      if (schema.at(inner) instanceof ObjectNode properties) {
        completeLists(properties);
      }
    }
  }

  /**
   * Whole numbers without a fraction, and each rule once: a record's accessor repeats its field.
   */
  private static void tidy(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode value = field.getValue();
        if (value.isDouble() && value.doubleValue() == value.longValue()) {
          field.setValue(LongNode.valueOf(value.longValue()));
        }
      }
      if (object.get("x-kubernetes-validations") instanceof ArrayNode rules) {
        Set<JsonNode> once = new LinkedHashSet<>();
        rules.forEach(once::add);
        rules.removeAll().addAll(once);
      }
    }
    node.forEach(CanonicalForm::tidy);
  }

  private static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
