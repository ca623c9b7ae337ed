package io.agledger.server.key;

import io.agledger.core.key.KeyId;
import io.agledger.core.key.SigningKey;
import io.agledger.server.audit.SystemAudit;
import io.agledger.server.configuration.ServerConfiguration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Contract: with {@code VAULT_SIGNING_KEY} a restart with a new key is the rotation. The
 * registry's lock lets one replica promote; the others find it done. Replicas that still run with
 * the old key sign on as {@code retiring}.
 */
@Component
class BootPromotion implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(BootPromotion.class);

  private final ServerConfiguration configuration;
  private final KeyRegistry registry;
  private final SystemAudit audit;
  private final TransactionTemplate transaction;
  private boolean running;

  BootPromotion(
      ServerConfiguration configuration,
      KeyRegistry registry,
      SystemAudit audit,
      TransactionTemplate transaction) {
    this.configuration = configuration;
    this.registry = registry;
    this.audit = audit;
    this.transaction = transaction;
  }

  @Override
  public void start() {
    running = true;
    configuration
        .signingKey()
        .map(text -> Keyring.parse(text).orElseThrow())
        .ifPresent(key -> transaction.executeWithoutResult(_ -> promote(key)));
  }

  private void promote(SigningKey key) {
    registry.lock();
    registry.publish(key.verificationKey());
    var status = registry.find(key.keyId()).orElseThrow().status();
    switch (status) {
      case PUBLISHED -> activate(key.keyId());
      case ACTIVE -> log.info("VAULT_SIGNING_KEY {} is the active key", key.keyId());
      case RETIRING, RETIRED, COMPROMISED ->
          log.warn(
              "VAULT_SIGNING_KEY {} is {} and is not promoted: a key is never reactivated",
              key.keyId(),
              status.wire());
    }
  }

  private void activate(KeyId keyId) {
    var previous = registry.activate(keyId);
    previous.ifPresent(
        old -> log.info("Retired previous active signing key during bootstrap: {}", old));
    log.info("Bootstrapped active signing key into registry: {}", keyId);
    audit.log(
        "ACTIVATE_VAULT_SIGNING_KEY",
        keyId.hex(),
        Map.of("previous", previous.map(KeyId::hex).orElse("")));
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, which starts in the last phases. */
  @Override
  public int getPhase() {
    return 0;
  }
}
