package io.agledger.api.v1beta1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One CEL rule's pair in {@code rules/<Kind>.yaml}: changes to the file's {@code spec} (JSON merge
 * patches) that the API server accepts and refuses. With {@code before}, that spec is stored first
 * and the pair are updates of it.
 */
record Rule(
    String kind,
    String path,
    String message,
    JsonNode before,
    JsonNode accepted,
    JsonNode rejected) {

  private static final ObjectMapper YAML = new YAMLMapper();

  /** What a pair is for: a place in the spec and what the API server says when it refuses. */
  String place() {
    return kind + " " + path + ": " + message;
  }

  boolean isTransition() {
    return !before.isMissingNode();
  }

  /** All pairs of one kind. */
  static List<Rule> of(String kind) {
    JsonNode file = read(Path.of("src/test/resources/rules", kind + ".yaml"));
    JsonNode spec = file.get("spec");
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : file.get("rules")) {
      JsonNode before = rule.path("before");
      JsonNode start = before.isMissingNode() ? spec : merge(spec, before);
      rules.add(
          new Rule(
              kind,
              rule.get("path").textValue(),
              rule.get("message").textValue(),
              before.isMissingNode() ? before : start,
              merge(start, rule.get("accepted")),
              merge(start, rule.get("rejected"))));
    }
    return rules;
  }

  /** The rules that a manifest declares, as {@link #place()} writes them. */
  static List<String> declared(String kind, Path manifest) {
    List<String> places = new ArrayList<>();
    JsonNode root = read(manifest).at("/spec/versions/0/schema/openAPIV3Schema");
    collect(kind + " spec", root.at("/properties/spec"), places);
    return places;
  }

  private static void collect(String place, JsonNode schema, List<String> places) {
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      places.add(place + ": " + rule.get("message").textValue());
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> collect(place + "." + field.getKey(), field.getValue(), places));
    if (schema.has("items")) {
      collect(place + "[0]", schema.get("items"), places);
    }
  }

  /** RFC 7396. */
  static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!(patch instanceof ObjectNode changes)) {
      return patch;
    }
    ObjectNode merged = target instanceof ObjectNode ? target.deepCopy() : YAML.createObjectNode();
    changes
        .properties()
        .forEach(change -> {
          if (change.getValue().isNull()) {
            merged.remove(change.getKey());
          } else {
            merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
          }
        });
    return merged;
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
