package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One API key as the ledger knows it. */
@ApiType
public record ApiKeyStatus(
    @JsonPropertyDescription("Name of the key in the spec.") @Required String name,
    @JsonPropertyDescription("Id of the key in the ledger. Not secret.") @Nullable String keyId,
    @JsonPropertyDescription("Counts the keys issued under this name, from 1.") int revision,
    @JsonPropertyDescription("The Secret that holds the key.") @Nullable String secretName,
    @JsonPropertyDescription("When this key was issued.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant issuedAt,
    @JsonPropertyDescription("Why this key was issued, in one word.") @Nullable String reason,
    @JsonPropertyDescription("When this key will be replaced; absent: not by age.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant rotateAt,
    @JsonPropertyDescription("The rotation.trigger that was last acted on.")
        @Nullable String observedTrigger,
    @JsonPropertyDescription("The replaced key, while it is still valid.")
        @Nullable Previous previous) {

  /** A replaced key within its overlap. */
  @ApiType
  public record Previous(
      @JsonPropertyDescription("Id of the replaced key in the ledger.") @Required String keyId,
      @JsonPropertyDescription("When it will be revoked.")
          @Required
          @JsonFormat(shape = JsonFormat.Shape.STRING)
          Instant revokeAt) {}
}
