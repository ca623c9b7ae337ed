package io.agledger.server.schema;

/** What a schema must keep to before it is registered. */
final class SchemaRules {
  private SchemaRules() {}

  /** The drafts' own meta-schemas, which come with the validator. */
  static boolean isMetaSchema(String iri) {
    return iri.startsWith("https://json-schema.org/draft/")
        || iri.startsWith("http://json-schema.org/draft-07/");
  }
}
