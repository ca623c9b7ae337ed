package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status of a {@link Webhook}. */
@ApiType
public record WebhookStatus(
    @JsonPropertyDescription(StatusText.OBSERVED_GENERATION) long observedGeneration,
    @JsonPropertyDescription(StatusText.LAST_HANDLED) @Nullable String lastHandledReconcileAt,
    @JsonPropertyDescription(StatusText.EXTERNAL_ID) @Nullable String externalId,
    @JsonPropertyDescription(StatusText.LAST_SYNC) @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastSyncTime,
    @JsonPropertyDescription(StatusText.CONDITIONS) List<Condition> conditions)
    implements ResourceStatus {

  public WebhookStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
