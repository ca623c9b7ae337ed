package io.agledger.server.schema;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.server.problem.Problem;
import java.util.List;
import java.util.Optional;

/** One version of a record type's schemas, compiled. Immutable and safe for use by many threads. */
public final class SchemaVersion {
  private final String type;
  private final int version;
  private final Digest digest;
  private final PayloadCheck recordCheck;
  private final Optional<PayloadCheck> completionCheck;

  private SchemaVersion(
      String type,
      int version,
      Digest digest,
      PayloadCheck recordCheck,
      Optional<PayloadCheck> completionCheck) {
    this.type = type;
    this.version = version;
    this.digest = digest;
    this.recordCheck = recordCheck;
    this.completionCheck = completionCheck;
  }

  static SchemaVersion compile(io.agledger.core.json.SchemaVersion definition) {
    return new SchemaVersion(
        definition.type(),
        Math.toIntExact(definition.version()),
        definition.digest(),
        PayloadCheck.compile(definition.recordSchema()),
        definition.completionSchema().map(PayloadCheck::compile));
  }

  public String type() {
    return type;
  }

  public int version() {
    return version;
  }

  /** What statements name: SHA-256 over the canonical text of both schemas, type and version. */
  public Digest digest() {
    return digest;
  }

  /** Whether records of this type open at ACTIVE and wait for a completion. */
  public boolean hasCompletion() {
    return completionCheck.isPresent();
  }

  /**
   * Checks a payload.
   *
   * @param canonicalJson RFC 8785 bytes of an object
   * @return empty when valid; else at most {@value PayloadCheck#MAX_VIOLATIONS} places by pointer
   *     into the payload, the same ones in the same order every time
   */
  public List<Problem.Place> violations(Part part, Bytes canonicalJson) {
    var check =
        switch (part) {
          case RECORD -> recordCheck;
          case COMPLETION ->
              completionCheck.orElseThrow(
                  () -> new IllegalStateException("'" + type + "' has no completion"));
        };
    return check.violations(canonicalJson);
  }
}
