package io.agledger.server.managed;

import io.agledger.core.Digest;
import java.util.UUID;

/**
 * Whether the ledger names something, which then stays for ever. An answer of "no" holds until the
 * caller's transaction ends: appends wait for it.
 */
public interface History {
  boolean namesOrg(UUID org);

  boolean namesAgent(UUID org, UUID agent);

  boolean namesSchema(UUID org, Digest schema);
}
