package io.agledger.api.v1beta1;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every kind has in its status. */
public sealed interface ResourceStatus
    permits LedgerStatus, OrgStatus, AgentStatus, WebhookStatus, SchemaStatus, SigningKeyStatus {

  /** The {@code metadata.generation} this status speaks of; −1 before the first reconcile. */
  long observedGeneration();

  /** The last value of annotation {@code agledger.io/reconcile-requested-at} that was acted on. */
  @Nullable String lastHandledReconcileAt();

  /** When the ledger was last read and found, or made, equal to the spec. */
  @Nullable Instant lastSyncTime();

  List<Condition> conditions();
}
