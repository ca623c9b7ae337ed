package io.agledger.server.access;

import io.agledger.server.problem.Problem;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this package asks of those who know orgs and agents, so that they may depend on it and not
 * it on them.
 */
public interface Holder {
  /** Why no key may act for this org and agent now; empty when nothing stands against it. */
  Optional<Problem> obstacle(@Nullable UUID orgId, @Nullable UUID agentId);
}
