package io.agledger.server.managed;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A managed resource as the API shows it.
 *
 * @param changed fields that this request changed
 * @param drifted where somebody else had changed the resource since its owner last applied it:
 *     among {@code changed} after a PUT, all of them after a GET
 * @param state the kind's fields
 */
@Schema(name = "ManagedResource")
record Applied(
    UUID id,
    String ownerKey,
    Outcome outcome,
    List<String> changed,
    List<String> drifted,
    @Schema(types = "object") Map<String, @Nullable Object> state) {

  enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Applied of(
      Ownership owned, Outcome outcome, List<String> changed, List<String> drifted, State state) {
    return new Applied(
        owned.resourceId(), owned.ownerKey().text(), outcome, changed, drifted, state.fields());
  }
}
