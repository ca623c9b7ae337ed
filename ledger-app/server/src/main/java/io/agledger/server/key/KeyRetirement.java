package io.agledger.server.key;

import io.agledger.core.key.KeyRecord;
import io.agledger.core.key.KeyStatus;
import io.agledger.server.audit.SystemAudit;
import io.agledger.server.instance.Instance;
import io.agledger.server.instance.Instances;
import io.agledger.server.operations.Upkeep;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * retiring → retired, once nobody can sign with the key any more: it has been retiring for a while
 * and no live process holds its private half. After that an entry dated later under this key is a
 * forgery, and the verifier says so.
 */
@Component
@Profile("worker")
class KeyRetirement implements Upkeep {
  private static final Logger log = LoggerFactory.getLogger(KeyRetirement.class);

  /**
   * Longer than an append takes and than replicas' clocks differ, so that no honest entry is dated
   * after it.
   */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final KeyRegistry registry;
  private final Instances instances;
  private final SystemAudit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  KeyRetirement(
      KeyRegistry registry,
      Instances instances,
      SystemAudit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.registry = registry;
    this.instances = instances;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "key-retirement";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(15);
  }

  @Override
  public void run() {
    registry.all().stream().filter(this::isDone).forEach(this::retire);
  }

  private boolean isDone(KeyRecord key) {
    return key.status() == KeyStatus.RETIRING
        && key.retiringAt().orElseThrow().isBefore(clock.instant().minus(GRACE))
        && instances.all().stream()
            .filter(Instance::live)
            .noneMatch(i -> i.keyIds().contains(key.keyId().hex()));
  }

  private void retire(KeyRecord key) {
    transaction.executeWithoutResult(_ -> {
      registry.retire(key.keyId());
      audit.log("RETIRE_VAULT_SIGNING_KEY", key.keyId().hex(), Map.of());
    });
    log.info("Retired signing key {}: no live process holds it", key.keyId());
  }
}
