package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status of a {@link SigningKey}. */
@ApiType
public record SigningKeyStatus(
    @JsonPropertyDescription(StatusText.OBSERVED_GENERATION) long observedGeneration,
    @JsonPropertyDescription(StatusText.LAST_HANDLED) @Nullable String lastHandledReconcileAt,
    @JsonPropertyDescription("When the ledger's key registry was last found as the spec asks.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastSyncTime,
    @JsonPropertyDescription(
            "Where a rotation stands: Idle (none under way), Staged (the new private key is in the"
                + " Secret), Published (the ledger lists its public half; waits for"
                + " overlap.publishBefore and for every process to hold the key), Retiring (the new"
                + " key signs; the previous one stays for overlap.keepPrevious).")
        @Nullable Step step,
    @JsonPropertyDescription("Id of the key that signs.") @Nullable String activeKeyId,
    @JsonPropertyDescription("Id of the key that signed before, while its private half is kept.")
        @Nullable String previousKeyId,
    @JsonPropertyDescription("Id of the key that will sign next, while a rotation is under way.")
        @Nullable String nextKeyId,
    @JsonPropertyDescription("The rotation.trigger that was last acted on.")
        @Nullable String observedTrigger,
    @JsonPropertyDescription("When the next key was first listed by the ledger.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant publishedTime,
    @JsonPropertyDescription("When the active key began to sign.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastRotationTime,
    @JsonPropertyDescription("When the next rotation begins; absent: not by age.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant nextRotationTime,
    @JsonPropertyDescription(StatusText.CONDITIONS) List<Condition> conditions)
    implements ResourceStatus {

  public SigningKeyStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** Where a rotation stands. */
  public enum Step {
    @JsonProperty("Idle")
    IDLE,
    @JsonProperty("Staged")
    STAGED,
    @JsonProperty("Published")
    PUBLISHED,
    @JsonProperty("Retiring")
    RETIRING
  }
}
