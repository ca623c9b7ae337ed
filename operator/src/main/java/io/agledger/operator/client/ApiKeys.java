package io.agledger.operator.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What travels to {@code /v1/admin/api-keys/{keyId}}: a digest, never the key. */
public final class ApiKeys {

  private ApiKeys() {}

  /**
   * A key as the ledger is to know it.
   *
   * @param sha256 lower-case hex SHA-256 of the key's characters
   * @param role agent or admin
   * @param agentId only with role agent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Registration(
      String sha256, String role, @Nullable String orgId, @Nullable String agentId, String label) {}
}
