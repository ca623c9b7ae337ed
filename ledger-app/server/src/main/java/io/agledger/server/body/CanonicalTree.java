package io.agledger.server.body;

import io.agledger.core.Bytes;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Canonical JSON as a tree. The bytes have been measured before, with codes of our own, so the
 * parser's limits on names and strings must never speak.
 */
public final class CanonicalTree {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNameLength(Integer.MAX_VALUE)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .build();

  private CanonicalTree() {}

  public static JsonNode read(Bytes canonical) {
    return JSON.readTree(canonical.toArray());
  }

  /** The JSON of a part of a tree; not canonical where it holds numbers. */
  public static Bytes write(JsonNode part) {
    return Bytes.wrap(JSON.writeValueAsBytes(part));
  }
}
