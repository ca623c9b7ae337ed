package io.agledger.server.schema;

import io.agledger.server.problem.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Goes through every subschema of a schema that its meta-schema accepts, and looks for what no
 * meta-schema forbids: references that lead out of the document or nowhere, references that come
 * back to where they began without having gone into the payload, and regular expressions that
 * cannot be compiled.
 */
final class SchemaWalk {
  static final Set<String> NAMED_SCHEMAS =
      Set.of(
          "properties",
          "patternProperties",
          "$defs",
          "definitions",
          "dependentSchemas",
          "dependencies");
  private static final Set<String> SCHEMAS =
      Set.of(
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "if",
          "then",
          "else",
          "items",
          "prefixItems",
          "additionalItems",
          "contains",
          "additionalProperties",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema");
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

  /** Keywords that apply to the same place of the payload as the schema they stand in. */
  private static final Set<String> IN_PLACE =
      Set.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else");

  private final JsonNode document;
  private final List<Problem.Place> violations = new ArrayList<>();
  private final IdentityHashMap<JsonNode, List<JsonNode>> inPlace = new IdentityHashMap<>();
  private final IdentityHashMap<JsonNode, String> pointers = new IdentityHashMap<>();

  SchemaWalk(JsonNode document) {
    this.document = document;
  }

  List<Problem.Place> violations() {
    visit(document, "", document);
    if (violations.isEmpty()) {
      refuseCycles();
    }
    return List.copyOf(violations);
  }

  /**
   * @param root the innermost schema with an {@code $id}, to which pointers in references are
   *     relative
   */
  private void visit(JsonNode schema, String pointer, JsonNode root) {
    if (!schema.isObject()) {
      return; // true, false
    }
    pointers.put(schema, pointer);
    var base =
        schema.path("$id").isString() && !schema.path("$id").asString().startsWith("#")
            ? schema
            : root;
    for (var member : schema.properties()) {
      var place = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
      visitMember(schema, member.getKey(), member.getValue(), place, base);
    }
  }

  private void visitMember(
      JsonNode schema, String keyword, JsonNode value, String place, JsonNode root) {
    if (NAMED_SCHEMAS.contains(keyword)) {
      if (keyword.equals("patternProperties")) {
        value.propertyNames().forEach(pattern -> requirePattern(pattern, place));
      }
      eachNamed(value, place, (named, where) -> visit(named, where, root));
    } else if (SCHEMAS.contains(keyword)) {
      each(value, place, (one, where) -> visit(one, where, root));
      if (IN_PLACE.contains(keyword)) {
        each(value, place, (one, _) -> link(schema, one));
      }
    } else if (REFERENCES.contains(keyword) && value.isString()) {
      requireReference(schema, value.asString(), place, root);
    } else if (keyword.equals("pattern") && value.isString()) {
      requirePattern(value.asString(), place);
    }
  }

  private static void eachNamed(
      JsonNode schemas, String place, BiConsumer<JsonNode, String> visit) {
    schemas
        .properties()
        .forEach(member ->
            visit.accept(
                member.getValue(),
                place + "/" + member.getKey().replace("~", "~0").replace("/", "~1")));
  }

  private static void each(JsonNode schemas, String place, BiConsumer<JsonNode, String> visit) {
    if (schemas.isArray()) {
      for (int i = 0; i < schemas.size(); i++) {
        visit.accept(schemas.get(i), place + "/" + i);
      }
    } else {
      visit.accept(schemas, place);
    }
  }

  private void requireReference(JsonNode schema, String reference, String place, JsonNode root) {
    if (!reference.startsWith("#")) {
      violate(
          place,
          "refers to '"
              + reference
              + "'; only references within the schema, which begin with #, are followed");
      return;
    }
    var target = target(reference.substring(1), root);
    if (target == null) {
      violate(place, "refers to '" + reference + "', which is not in the schema");
    } else {
      link(schema, target);
    }
  }

  private static @Nullable JsonNode target(String fragment, JsonNode root) {
    if (fragment.isEmpty()) {
      return root;
    }
    if (!fragment.startsWith("/")) {
      return anchored(fragment, root);
    }
    var decoded = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    var found = root.at(JsonPointer.compile(decoded));
    return found.isMissingNode() ? null : found;
  }

  private static @Nullable JsonNode anchored(String anchor, JsonNode root) {
    return Stream.of("$anchor", "$dynamicAnchor", "$id")
        .flatMap(keyword -> root.findParents(keyword).stream())
        .filter(node ->
            node.path("$anchor").asString("").equals(anchor)
                || node.path("$dynamicAnchor").asString("").equals(anchor)
                || node.path("$id").asString("").equals("#" + anchor)) // draft-07's way
        .findFirst()
        .orElse(null);
  }

  private void requirePattern(String pattern, String place) {
    try {
      BoundedPattern.compile(pattern);
    } catch (PatternSyntaxException invalid) {
      violate(place, "'" + pattern + "' is not a regular expression: " + invalid.getDescription());
    }
  }

  private void link(JsonNode from, JsonNode to) {
    inPlace.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
  }

  /**
   * Depth first; a schema met again while it is still being followed would be applied to one place
   * for ever.
   */
  private void refuseCycles() {
    var done = new IdentityHashMap<JsonNode, Boolean>(); // false while it is being followed
    List.copyOf(inPlace.keySet()).forEach(schema -> follow(schema, done));
  }

  private void follow(JsonNode schema, IdentityHashMap<JsonNode, Boolean> done) {
    var before = done.putIfAbsent(schema, false);
    if (before == null) {
      inPlace.getOrDefault(schema, List.of()).forEach(next -> follow(next, done));
      done.put(schema, true);
    } else if (!before) {
      violate(pointers.getOrDefault(schema, ""), "applies itself to the same value without end");
    }
  }

  private void violate(String pointer, String detail) {
    violations.add(new Problem.Place(pointer, detail));
  }
}
