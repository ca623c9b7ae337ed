package io.agledger.operator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.agledger.api.v1beta1.SchemaSpec;
import io.agledger.api.v1beta1.SchemaSpec.Lifecycle;
import org.jspecify.annotations.Nullable;

/** What the ledger should hold for a Schema. Pure. */
final class SchemaPlan {

  private SchemaPlan() {}

  /** The ledger's fields of a schema; {@code completionSchema} is written as null when absent. */
  record Desired(
      String orgId,
      String type,
      int version,
      JsonNode recordSchema,
      @Nullable JsonNode completionSchema,
      Lifecycle lifecycle) {}

  static Desired desired(SchemaSpec spec, String orgId, SchemaBodies bodies) {
    return new Desired(
        orgId,
        spec.type(),
        spec.version(),
        bodies.recordSchema(),
        bodies.completionSchema(),
        spec.lifecycle());
  }

  /** The two JSON Schemas, wherever they were written. */
  record SchemaBodies(JsonNode recordSchema, @Nullable JsonNode completionSchema) {}
}
