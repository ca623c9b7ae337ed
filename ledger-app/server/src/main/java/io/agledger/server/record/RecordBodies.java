package io.agledger.server.record;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the three appends, for the API description. They are read from a {@code
 * StrictBody}.
 */
final class RecordBodies {
  private RecordBodies() {}

  @Schema(name = "CreateRecord")
  record Create(
      String type,
      @Schema(types = "object") Map<String, Object> payload,
      @Nullable UUID principalAgentId,
      @Nullable UUID parentRecordId) {}

  @Schema(name = "SubmitCompletion")
  record Complete(@Schema(types = "object") Map<String, Object> payload) {}

  @Schema(name = "RenderVerdict")
  record Judge(
      @Schema(allowableValues = {"FULFILLED", "FAILED"}) String verdict,
      @Schema(types = "object") @Nullable Map<String, Object> payload) {}
}
