package io.agledger.operator.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agledger.api.v1beta1.WebhookSpec;
import io.agledger.api.v1beta1.WebhookSpec.EventType;
import io.agledger.api.v1beta1.WebhookSpec.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the ledger should hold for a Webhook. Pure. */
final class WebhookPlan {

  private WebhookPlan() {}

  /**
   * The ledger's fields of a webhook; sets are sent sorted.
   *
   * @param secretSha256 lower-case hex digest of the shared secret; absent without signing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Desired(
      String orgId,
      String url,
      boolean allowInsecure,
      List<EventType> eventTypes,
      List<String> recordTypes,
      Format format,
      boolean paused,
      @Nullable String secretSha256) {}

  static Desired desired(WebhookSpec spec, String orgId, @Nullable String secretSha256) {
    return new Desired(
        orgId,
        spec.url(),
        spec.allowInsecure(),
        spec.eventTypes().stream().sorted().distinct().toList(),
        spec.recordTypes().stream().sorted().distinct().toList(),
        spec.format(),
        spec.delivery().paused(),
        secretSha256);
  }
}
