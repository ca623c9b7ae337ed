package io.agledger.core.statement;

import java.util.Optional;
import java.util.UUID;

/**
 * What only the first entry of a record says.
 *
 * @param principal the agent that is accountable, and alone may give the verdict
 * @param parent the record that this one was begun for, if any
 */
public record Origin(UUID principal, Optional<UUID> parent) {

  public static Origin of(UUID principal) {
    return new Origin(principal, Optional.empty());
  }
}
