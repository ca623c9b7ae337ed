package io.agledger.api.v1beta1;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people look up in {@code docs/crds.md}, as Markdown made from the manifests. */
final class FieldTables {

  private static final String HEAD = "| Field | Type | Meaning |\n| --- | --- | --- |\n";

  /** Whoever reads this knows their inside, or it is not ours. */
  private static final Set<String> KNOWN = Set.of("conditions", "selector", "inline");

  private final StringBuilder text = new StringBuilder();

  private FieldTables() {}

  static String of(List<JsonNode> crds) {
    var tables = new FieldTables();
    crds.forEach(tables::kind);
    return tables.text.toString();
  }

  private void kind(JsonNode crd) {
    JsonNode names = crd.at("/spec/names");
    JsonNode root = crd.at("/spec/versions/0/schema/openAPIV3Schema");
    line("## " + names.get("kind").textValue());
    line("");
    String shortName = names.at("/shortNames/0").textValue();
    line(root.get("description").textValue() + " Short name `" + shortName + "`.");
    line("");
    text.append(HEAD);
    fields("spec", root.at("/properties/spec"));
    line("");
    rules(root.at("/properties/spec"));
    line("Status:");
    line("");
    text.append(HEAD);
    fields("", root.at("/properties/status"));
    line("");
  }

  /** Fields that are set first, in the order of their names; a field's own fields follow it. */
  private void fields(String place, JsonNode schema) {
    List<Map.Entry<String, JsonNode>> fields =
        new ArrayList<>(schema.path("properties").properties());
    fields.sort(
        Comparator.comparing((Map.Entry<String, JsonNode> f) -> !required(schema, f.getKey()))
            .thenComparing(Map.Entry::getKey));
    for (var field : fields) {
      String name = place.isEmpty() ? field.getKey() : place + "." + field.getKey();
      JsonNode value = field.getValue();
      String must = required(schema, field.getKey()) && !place.isEmpty() ? " **Required.**" : "";
      line("| `%s` | %s | %s%s |".formatted(name, type(value), meaning(value), must));
      if (!KNOWN.contains(field.getKey())) {
        fields(name, value);
        fields(name + "[]", value.path("items"));
      }
    }
  }

  private static boolean required(JsonNode schema, String field) {
    for (JsonNode name : schema.path("required")) {
      if (name.textValue().equals(field)) {
        return true;
      }
    }
    return false;
  }

  private static String meaning(JsonNode value) {
    return value.get("description").textValue().replace("<", "&lt;");
  }

  private static String type(JsonNode value) {
    if (value.has("enum")) {
      List<String> words = new ArrayList<>();
      value.get("enum").forEach(word -> words.add("`" + word.textValue() + "`"));
      return String.join(" · ", words);
    }
    return switch (value.path("type").textValue()) {
      case "array" -> "list of " + type(value.get("items")).replaceFirst("^object$", "objects");
      case "object" -> value.has("additionalProperties") ? "map" : "object";
      case "string" -> value.has("format") ? "time" : duration(value) ? "duration" : "text";
      default -> value.path("type").textValue();
    };
  }

  private static boolean duration(JsonNode value) {
    return value.path("pattern").asText("").equals(Formats.DURATION);
  }

  private void rules(JsonNode spec) {
    line("Refused by the API server:");
    line("");
    collect("spec", spec);
    line("");
  }

  private void collect(String place, JsonNode schema) {
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      line("- `" + place + "`: " + rule.get("message").textValue());
    }
    for (var field : schema.path("properties").properties()) {
      collect(place + "." + field.getKey(), field.getValue());
    }
    if (schema.has("items")) {
      collect(place + "[]", schema.get("items"));
    }
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
