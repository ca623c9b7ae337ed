package io.agledger.server.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.path.PathType;
import io.agledger.core.Bytes;
import io.agledger.server.body.CanonicalTree;
import io.agledger.server.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One JSON Schema, compiled. Formats are annotations, not assertions, as the drafts have it by
 * default.
 */
final class PayloadCheck {
  static final int MAX_VIOLATIONS = 50;

  /**
   * Keyword evaluations for one payload: a large one against a large schema takes some ten
   * thousand.
   */
  private static final long MAX_STEPS = 2_000_000;

  /** A payload has at most 32 levels; each may pass through several applicators. */
  private static final int MAX_DEPTH = 1_000;

  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ROOT)
          .formatAssertionsEnabled(false)
          .regularExpressionFactory(BoundedPattern::compile)
          .preloadSchema(true)
          .build();

  private static final String TOO_COMPLEX =
      "checking this payload against its schema takes too many steps";

  private final Schema schema;

  private PayloadCheck(Schema schema) {
    this.schema = schema;
  }

  /** For a schema that has passed {@link SchemaRules}; anything else throws. */
  static PayloadCheck compile(Bytes canonicalSchema) {
    return compile(CanonicalTree.read(canonicalSchema));
  }

  /**
   * A registry of its own for each: two schemas may use the same {@code $id}. Nothing is ever
   * fetched.
   */
  static PayloadCheck compile(JsonNode schema) {
    var dialect = Dialect.of(schema).orElseThrow();
    var registry =
        SchemaRegistry.withDefaultDialect(
            dialect.specification(),
            builder ->
                builder
                    .schemaRegistryConfig(CONFIG)
                    .schemaLoader(loader -> loader.block(_ -> true)));
    var compiled = registry.getSchema(schema);
    compiled.initializeValidators();
    return new PayloadCheck(compiled);
  }

  List<Problem.Place> violations(Bytes canonicalJson) {
    return violations(CanonicalTree.read(canonicalJson));
  }

  List<Problem.Place> violations(JsonNode payload) {
    try {
      return schema.validate(payload, PayloadCheck::limit).stream()
          .map(error -> new Problem.Place(error.getInstanceLocation().toString(), sentence(error)))
          .distinct()
          .sorted(Comparator.comparing(Problem.Place::pointer).thenComparing(Problem.Place::detail))
          .limit(MAX_VIOLATIONS)
          .toList();
    } catch (BoundedPattern.Exhausted exhausted) {
      return List.of(new Problem.Place("", String.valueOf(exhausted.getMessage())));
    } catch (ValidationLimitExceededException | StackOverflowError tooMuch) {
      return List.of(new Problem.Place("", TOO_COMPLEX));
    }
  }

  private static void limit(ExecutionContext context) {
    context.executionConfig(
        config -> config.maxEvaluationSteps(MAX_STEPS).maxEvaluationDepth(MAX_DEPTH));
  }

  private static String sentence(Error error) {
    return error.getKeyword() + ": " + error.getMessage();
  }
}
