package io.agledger.server.instance;

import java.time.Instant;
import java.util.List;

/**
 * One process of the installation.
 *
 * @param live whether its last heartbeat is recent enough to count
 */
public record Instance(
    String name,
    String role,
    String version,
    List<String> keyIds,
    Instant startedAt,
    Instant lastSeen,
    boolean live) {
  public Instance {
    keyIds = List.copyOf(keyIds);
  }
}
