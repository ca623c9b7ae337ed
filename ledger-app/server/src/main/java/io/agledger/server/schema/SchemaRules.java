package io.agledger.server.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.path.PathType;
import io.agledger.core.Bytes;
import io.agledger.server.body.CanonicalTree;
import io.agledger.server.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What a schema must keep to before it is registered. */
final class SchemaRules {
  private static final int MAX_PLACES = 50;

  /** The drafts' own schemas of schemas, which come with the validator. */
  private static final Map<Dialect, Schema> META_SCHEMAS = new ConcurrentHashMap<>();

  private SchemaRules() {}

  private static Schema metaSchema(Dialect dialect) {
    var config =
        SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).locale(Locale.ROOT).build();
    return SchemaRegistry.withDefaultDialect(
            dialect.specification(), builder -> builder.schemaRegistryConfig(config))
        .getSchema(SchemaLocation.of(dialect.specification().getDialectId()));
  }

  /**
   * What is wrong with a schema, by pointer into it; empty when payloads can be checked against it.
   */
  static List<Problem.Place> violations(Bytes canonicalSchema) {
    var schema = CanonicalTree.read(canonicalSchema);
    var dialect = Dialect.of(schema);
    if (dialect.isEmpty()) {
      return List.of(
          new Problem.Place(
              "/$schema",
              schema.get("$schema") + " is not supported; supported are " + Dialect.supported()));
    }
    var invalid = againstMetaSchema(dialect.get(), schema);
    if (!invalid.isEmpty()) {
      return invalid;
    }
    var dangling = new SchemaWalk(schema).violations();
    return dangling.isEmpty() ? compilation(schema) : dangling;
  }

  private static List<Problem.Place> againstMetaSchema(Dialect dialect, JsonNode schema) {
    return META_SCHEMAS.computeIfAbsent(dialect, SchemaRules::metaSchema).validate(schema).stream()
        .map(SchemaRules::place)
        .distinct()
        .sorted(Comparator.comparing(Problem.Place::pointer).thenComparing(Problem.Place::detail))
        .limit(MAX_PLACES)
        .toList();
  }

  private static Problem.Place place(Error error) {
    return new Problem.Place(error.getInstanceLocation().toString(), error.getMessage());
  }

  /** Whatever the rules above do not know of, the compiler of schemas does. */
  private static List<Problem.Place> compilation(JsonNode schema) {
    try {
      PayloadCheck.compile(schema);
      return List.of();
    } catch (SchemaException refused) {
      return List.of(new Problem.Place("", String.valueOf(refused.getMessage())));
    } catch (StackOverflowError tooDeep) {
      return List.of(new Problem.Place("", "is too deeply interlinked"));
    }
  }
}
