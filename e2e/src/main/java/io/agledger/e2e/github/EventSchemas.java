package io.agledger.e2e.github;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of {@code github-webhooks.schema.json} as schemas that stand alone: a definition with
 * every definition that it refers to, directly or through others.
 */
public final class EventSchemas {

  private static final String DRAFT_07 = "http://json-schema.org/draft-07/schema#";
  private static final String REFERENCE = "#/definitions/";
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode definitions;

  private EventSchemas(JsonNode definitions) {
    this.definitions = definitions;
  }

  public static EventSchemas read(Path file) throws IOException {
    return new EventSchemas(JSON.readTree(file).get("definitions"));
  }

  /** The schema of every delivery of a kind, whatever its action. */
  public ObjectNode ofKind(String kind) {
    var gathered = kind + "_event";
    return of(definitions.has(gathered) ? gathered : kind + "$event");
  }

  /** The schema of one definition, such as {@code workflow_job$completed}. */
  public ObjectNode of(String name) {
    var root = definition(name);
    var schema = JSON.createObjectNode().put("$schema", DRAFT_07);
    root.properties().stream()
        .filter(field -> !field.getKey().equals("$schema"))
        .forEach(field -> schema.set(field.getKey(), field.getValue()));
    var needed = closureOf(root);
    if (!needed.isEmpty()) {
      schema.putObject("definitions").setAll(needed);
    }
    return schema;
  }

  private SortedMap<String, JsonNode> closureOf(JsonNode root) {
    var closure = new TreeMap<String, JsonNode>();
    Queue<String> open = new ArrayDeque<>(referencesIn(root));
    for (var name = open.poll(); name != null; name = open.poll()) {
      if (closure.putIfAbsent(name, definition(name)) == null) {
        open.addAll(referencesIn(definition(name)));
      }
    }
    return closure;
  }

  private JsonNode definition(String name) {
    if (!definitions.has(name)) {
      throw new IllegalArgumentException("the schema has no definition " + name);
    }
    return definitions.get(name);
  }

  private static Collection<String> referencesIn(JsonNode schema) {
    var names = new HashSet<String>();
    for (var reference : schema.findValuesAsString("$ref")) {
      if (!reference.startsWith(REFERENCE)) {
        throw new IllegalArgumentException("not a reference to a definition: " + reference);
      }
      names.add(reference.substring(REFERENCE.length()));
    }
    return names;
  }
}
