package io.agledger.core.chain;

import io.agledger.core.key.KeyId;
import java.util.UUID;

/**
 * One thing found wrong, and where.
 *
 * @param sentence for a person; it quotes digests and identifiers, never payloads
 */
public record Failure(FailureCode code, Place place, String sentence) {

  /** Where something is wrong. */
  public sealed interface Place {}

  /** At a position of a record; it may be the position of an entry that is missing. */
  public record AtEntry(UUID record, long position) implements Place {}

  /** At a line of a file, counted from 1. */
  public record AtLine(String file, long line) implements Place {}

  /** In a file as a whole. */
  public record InFile(String file) implements Place {}

  /** At a key of the registry. */
  public record AtKey(KeyId keyId) implements Place {}

  public static Failure at(FailureCode code, UUID record, long position, String sentence) {
    return new Failure(code, new AtEntry(record, position), sentence);
  }
}
