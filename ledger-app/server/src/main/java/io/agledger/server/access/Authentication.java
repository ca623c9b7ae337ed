package io.agledger.server.access;

import io.agledger.core.Digest;
import io.agledger.server.database.Change;
import io.agledger.server.database.ChangeListener;
import io.agledger.server.database.ReplicaCache;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From a key's text to its caller. */
@Component
class Authentication {
  private static final Logger log = LoggerFactory.getLogger(Authentication.class);

  /** Some megabytes at most; beyond it the least recently used caller costs one query more. */
  private static final int CAPACITY = 10_000;

  private final JdbcClient jdbc;
  private final List<Holder> holders;
  private final ReplicaCache<Digest, Caller> cache =
      new ReplicaCache<>(CAPACITY, ReplicaCache.STALE_AT_MOST);

  Authentication(JdbcClient jdbc, List<Holder> holders, ChangeListener changes) {
    this.jdbc = jdbc;
    this.holders = holders;
    changes.on(Change.ACCESS, cache::forget);
  }

  /** Empty for a key that is unknown or revoked, and for one whose agent or org is deactivated. */
  Optional<Caller> callerOf(RawKey key) {
    var sha256 = key.sha256();
    return cache.get(sha256, () -> lookUp(sha256));
  }

  /** This replica's own change, for the moment until its notification comes back. */
  void forget() {
    cache.forget();
  }

  private Optional<Caller> lookUp(Digest sha256) {
    return jdbc.sql(
            "SELECT id, role, org_id, agent_id FROM api_keys WHERE sha256 = :sha256 AND revoked_at IS NULL")
        .param("sha256", sha256.bytes().toArray())
        .query((rs, _) ->
            new Caller(
                rs.getObject("id", UUID.class),
                KeyRole.of(rs.getString("role")).orElseThrow(),
                rs.getObject("org_id", UUID.class),
                rs.getObject("agent_id", UUID.class)))
        .optional()
        .filter(this::mayAct);
  }

  private boolean mayAct(Caller caller) {
    for (var holder : holders) {
      var obstacle = holder.obstacle(caller.orgId(), caller.agentId());
      if (obstacle.isPresent()) {
        log.info("Refused the key of {}: {}", caller.actor(), obstacle.get().detail());
        return false;
      }
    }
    return true;
  }
}
