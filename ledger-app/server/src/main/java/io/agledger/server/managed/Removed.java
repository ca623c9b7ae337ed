package io.agledger.server.managed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a DELETE answers.
 *
 * @param id null when nothing was managed under the owner key
 */
@Schema(name = "RemovedResource")
@JsonInclude(JsonInclude.Include.ALWAYS)
record Removed(@Nullable UUID id, Outcome outcome) {
  static final Removed ABSENT = new Removed(null, Outcome.ABSENT);

  enum Outcome {
    DEACTIVATED,
    DELETED,
    RELEASED,
    ABSENT;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
