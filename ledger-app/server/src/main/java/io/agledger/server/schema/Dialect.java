package io.agledger.server.schema;

import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The drafts of JSON Schema that a schema may be written in. */
enum Dialect {
  DRAFT_2020_12(SpecificationVersion.DRAFT_2020_12),
  DRAFT_2019_09(SpecificationVersion.DRAFT_2019_09),
  DRAFT_07(SpecificationVersion.DRAFT_7);

  private final SpecificationVersion specification;

  Dialect(SpecificationVersion specification) {
    this.specification = specification;
  }

  SpecificationVersion specification() {
    return specification;
  }

  /** By {@code $schema}; 2020-12 without one; empty for any other. */
  static Optional<Dialect> of(JsonNode schema) {
    var declared = schema.get("$schema");
    if (declared == null) {
      return Optional.of(DRAFT_2020_12);
    }
    var id = withoutEmptyFragment(declared.asString(""));
    return Arrays.stream(values()).filter(dialect -> dialect.id().equals(id)).findFirst();
  }

  /** For an error message. */
  static String supported() {
    return Arrays.stream(values()).map(Dialect::id).collect(Collectors.joining(", "));
  }

  private String id() {
    return withoutEmptyFragment(specification.getDialectId());
  }

  /** Draft-07's own identifier ends in one; people write it both ways. */
  private static String withoutEmptyFragment(String uri) {
    return uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
  }
}
