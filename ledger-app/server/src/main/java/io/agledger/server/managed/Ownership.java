package io.agledger.server.managed;

import java.util.UUID;

/**
 * A row of {@code managed_resources}.
 *
 * @param applied the state that the owner last had applied: where the resource differs from it,
 *     somebody else changed it
 */
record Ownership(OwnerKey ownerKey, UUID resourceId, State applied) {}
