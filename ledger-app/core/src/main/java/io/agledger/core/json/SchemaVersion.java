package io.agledger.core.json;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.MalformedException;
import java.util.Optional;

/**
 * One version of a record type's schemas, named by its content: a line of {@code schemas.ndjson}.
 *
 * <p>{@code digest} is what was <em>stated</em>; {@link #namesItsContent} tells whether it is the
 * SHA-256 of the canonical JSON {@code
 * {"completionSchema":…|null,"recordSchema":…,"type":"…","version":n}}.
 *
 * @param recordSchema RFC 8785 canonical bytes, as {@link StrictJson} gives them
 * @param completionSchema the same; empty if the type has no completion
 */
public record SchemaVersion(
    Digest digest,
    String type,
    long version,
    Bytes recordSchema,
    Optional<Bytes> completionSchema) {

  public SchemaVersion {
    if (version < 1) throw new IllegalArgumentException("versions begin at 1");
  }

  /** A schema version under its right digest. */
  public static SchemaVersion of(
      String type, long version, Bytes recordSchema, Optional<Bytes> completionSchema) {
    Digest digest = digest(type, version, recordSchema, completionSchema);
    return new SchemaVersion(digest, type, version, recordSchema, completionSchema);
  }

  public boolean namesItsContent() {
    return digest(type, version, recordSchema, completionSchema).equals(digest);
  }

  public Bytes encode() {
    CanonicalObject object = withCompletion(CanonicalObject.begin(), completionSchema);
    object.text("digest", digest.hex());
    return object
        .verbatim("recordSchema", recordSchema)
        .text("type", type)
        .number("version", version)
        .end();
  }

  public static Decoded<SchemaVersion> decode(Bytes canonical) {
    return CanonicalCursor.exactly(canonical, SchemaVersion::read, SchemaVersion::encode);
  }

  private static SchemaVersion read(CanonicalCursor in) throws MalformedException {
    in.expect("{\"completionSchema\":");
    Optional<Bytes> completion =
        in.accept("null") ? Optional.empty() : Optional.of(in.document(StrictJson.Limits.SCHEMA));
    Digest digest = Digest.ofHex(in.expect(",\"digest\":").text()).orMalformed();
    Bytes recordSchema = in.expect(",\"recordSchema\":").document(StrictJson.Limits.SCHEMA);
    String type = in.expect(",\"type\":").text();
    long version = in.expect(",\"version\":").number();
    in.expect("}");
    return new SchemaVersion(digest, type, version, recordSchema, completion);
  }

  private static Digest digest(
      String type, long version, Bytes recordSchema, Optional<Bytes> completionSchema) {
    return Digest.sha256(
        withCompletion(CanonicalObject.begin(), completionSchema)
            .verbatim("recordSchema", recordSchema)
            .text("type", type)
            .number("version", version)
            .end());
  }

  private static CanonicalObject withCompletion(CanonicalObject object, Optional<Bytes> schema) {
    return schema.isPresent()
        ? object.verbatim("completionSchema", schema.get())
        : object.nothing("completionSchema");
  }
}
