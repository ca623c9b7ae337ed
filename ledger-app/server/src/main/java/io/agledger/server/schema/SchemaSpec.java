package io.agledger.server.schema;

import io.agledger.core.Bytes;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.json.StrictJson;
import io.agledger.server.body.CanonicalTree;
import io.agledger.server.managed.Members;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The desired state of a schema version. */
record SchemaSpec(UUID orgId, SchemaVersion definition, Lifecycle lifecycle) {
  private static final Pattern TYPE =
      Pattern.compile("(?=.{1,128}$)[A-Za-z0-9]([-A-Za-z0-9._:/]*[A-Za-z0-9])?");
  private static final int MAX_VERSION = 1_000_000;
  private static final Bytes NOTHING = Bytes.utf8("{}");

  /** Which records use a version. The names are those of the API. */
  enum Lifecycle {
    /** New records, where no higher version is Active. */
    Active,
    /** None but those that began with it. */
    Deprecated
  }

  static SchemaSpec parse(Members desired) {
    var org = desired.uuid("orgId");
    var type =
        desired.matching(
            "type",
            TYPE,
            "1 to 128 of letters, digits, . _ : / and -, beginning and ending with a letter or digit");
    int version = desired.integer("version", 1, MAX_VERSION);
    var recordSchema = schema(desired, "recordSchema");
    if (desired.json("recordSchema").isEmpty()) {
      desired.error("recordSchema", "is required, a JSON Schema");
    }
    var definition =
        SchemaVersion.of(
            type, version, recordSchema.orElse(NOTHING), schema(desired, "completionSchema"));
    return new SchemaSpec(
        org, definition, desired.oneOf("lifecycle", Lifecycle::name, Lifecycle.Active));
  }

  private static Optional<Bytes> schema(Members desired, String name) {
    return desired.json(name).map(json -> canonical(desired, name, json));
  }

  private static Bytes canonical(Members desired, String name, JsonNode schema) {
    var result = StrictJson.parse(CanonicalTree.write(schema), StrictJson.Limits.SCHEMA);
    return switch (result) {
      case StrictJson.Ok(Bytes canonical) -> canonical;
      case StrictJson.Refused refused -> {
        desired.error(name, "is refused: " + refused.detail());
        yield NOTHING;
      }
    };
  }

  /**
   * Refuses what no payload could be checked against (422 {@code INVALID_SCHEMA}), with every
   * place.
   */
  void requireValid() {
    requireValid("recordSchema", definition.recordSchema());
    definition.completionSchema().ifPresent(schema -> requireValid("completionSchema", schema));
  }

  private static void requireValid(String member, Bytes schema) {
    var violations = SchemaRules.violations(schema);
    if (!violations.isEmpty()) {
      throw invalid(member, violations).refused();
    }
  }

  private static Problem invalid(String member, List<Problem.Place> violations) {
    var first = violations.getFirst();
    return Problem.of(
            ProblemCode.INVALID_SCHEMA,
            "%s is not a usable JSON Schema: keyword %s at '%s' %s."
                .formatted(member, keyword(first.pointer()), first.pointer(), first.detail()),
            "Correct the places in errors; JSON Schema 2020-12, 2019-09 and draft-07 are supported.")
        .at(
            violations.stream()
                .map(place ->
                    new Problem.Place("/desired/" + member + place.pointer(), place.detail()))
                .toList());
  }

  /** The last segment of the pointer that is a keyword and not an index or a property's name. */
  private static String keyword(String pointer) {
    var segments = pointer.split("/", -1);
    int last = segments.length - 1;
    while (last > 0 && segments[last].chars().allMatch(Character::isDigit)) {
      last--;
    }
    if (last > 1 && SchemaWalk.NAMED_SCHEMAS.contains(segments[last - 1])) {
      last--;
    }
    return last <= 0 ? "(the whole schema)" : "'" + segments[last] + "'";
  }
}
