package io.agledger.server.access;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as its API key says.
 *
 * @param orgId null only for the platform role
 * @param agentId null but for the agent role
 */
public record Caller(UUID keyId, KeyRole role, @Nullable UUID orgId, @Nullable UUID agentId) {

  /** The org of an agent or admin; a bug for the platform role. */
  public UUID org() {
    return Objects.requireNonNull(orgId, "the platform role has no org");
  }

  /** The agent; a bug for the other roles. */
  public UUID agent() {
    return Objects.requireNonNull(agentId, "only the agent role has an agent");
  }

  /** How audit rows and log lines name this caller. */
  String actor() {
    return role.wire() + "/" + keyId;
  }
}
