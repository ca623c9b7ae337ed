package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Status of a {@link Ledger}. */
@ApiType
public record LedgerStatus(
    @JsonPropertyDescription(StatusText.OBSERVED_GENERATION) long observedGeneration,
    @JsonPropertyDescription(StatusText.LAST_HANDLED) @Nullable String lastHandledReconcileAt,
    @JsonPropertyDescription("When the ledger last answered as ready.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastSyncTime,
    @JsonPropertyDescription("Version that the ledger reports.") @Nullable String version,
    @JsonPropertyDescription(
            "Id of the ledger's database. When it changes, this is another ledger, and every"
                + " resource is applied again.")
        @Nullable String instanceId,
    @JsonPropertyDescription(StatusText.CONDITIONS) List<Condition> conditions)
    implements ResourceStatus {

  public LedgerStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
