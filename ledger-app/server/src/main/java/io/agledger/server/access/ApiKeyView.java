package io.agledger.server.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agledger.core.json.Timestamp;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the API shows it, which never includes the key.
 *
 * @param sha256 of the key's characters, lower-case hexadecimal
 * @param revokedAt null while it works
 */
@Schema(name = "ApiKey")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ApiKeyView(
    UUID keyId,
    String sha256,
    String role,
    @Nullable UUID orgId,
    @Nullable UUID agentId,
    String label,
    String createdAt,
    @Nullable String revokedAt) {

  static ApiKeyView of(ApiKey key) {
    var registration = key.registration();
    return new ApiKeyView(
        registration.id(),
        registration.sha256().hex(),
        registration.role().wire(),
        registration.orgId(),
        registration.agentId(),
        registration.label(),
        Timestamp.format(key.createdAt()),
        key.revokedAt().map(Timestamp::format).orElse(null));
  }

  /**
   * The one answer that holds a key.
   *
   * @param apiKey shown once; null when a repeated request is answered again
   */
  @Schema(name = "MintedApiKey")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Minted(@Nullable String apiKey, ApiKeyView key) {

    /** Without the key: the framework prints what it answers when it logs at DEBUG. */
    @Override
    public String toString() {
      return "Minted[" + key + "]";
    }
  }
}
