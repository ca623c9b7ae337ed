package io.agledger.server.access;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.server.access.ApiKey.Registration;
import io.agledger.server.audit.SystemAudit;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the key of the platform key file into the registry. Every replica tries; one does it. */
@Component
class FirstPlatformKey {
  private static final Logger log = LoggerFactory.getLogger(FirstPlatformKey.class);
  private static final String LABEL = "platform key file";

  private final ApiKeyRegistry registry;
  private final ApiKeys keys;
  private final SystemAudit audit;

  FirstPlatformKey(ApiKeyRegistry registry, ApiKeys keys, SystemAudit audit) {
    this.registry = registry;
    this.keys = keys;
    this.audit = audit;
  }

  /**
   * Registers the key. The keys that the file held before are revoked by whoever registers it
   * first: a replica that still sees the old content, and restarts with it, must not revoke the new
   * key.
   *
   * @param previous what this replica last saw in the file
   */
  @Transactional
  void register(RawKey key, @Nullable RawKey previous) {
    var sha256 = key.sha256();
    boolean added =
        registry.insert(
            new Registration(idOf(sha256), sha256, KeyRole.PLATFORM, null, null, LABEL));
    var known = registry.find(sha256).orElseThrow();
    if (known.isRevoked() || known.registration().role() != KeyRole.PLATFORM) {
      log.warn(
          "The key in AGLEDGER_PLATFORM_KEY_FILE was revoked, or is no platform key, and stays so: put a new random key there");
      return;
    }
    if (added) {
      audit.log(
          Action.REGISTER_API_KEY.name(),
          "api-key/" + known.registration().id(),
          Map.of("role", "platform", "label", LABEL));
      log.info(
          "Registered the platform key of AGLEDGER_PLATFORM_KEY_FILE as {}",
          known.registration().id());
      registry.platformKeys().stream()
          .filter(other -> isFromFile(other) && !other.sha256().equals(sha256))
          .forEach(this::revoke);
    } else if (previous != null) {
      registry
          .find(previous.sha256())
          .map(ApiKey::registration)
          .filter(FirstPlatformKey::isFromFile)
          .ifPresent(this::revoke);
    }
  }

  private void revoke(Registration old) {
    if (keys.revoke(old.id()).isPresent()) {
      log.info("Revoked platform key {}: the file holds another one now", old.id());
    }
  }

  private static boolean isFromFile(Registration key) {
    return key.id().equals(idOf(key.sha256()));
  }

  /**
   * Derived, so that a key from the file is told from one that was registered over the API. UUIDv8
   * (RFC 9562).
   */
  private static UUID idOf(Digest sha256) {
    var derived =
        Digest.sha256(Bytes.utf8("agledger platform key file"), sha256.bytes()).bytes().toArray();
    var bits = ByteBuffer.wrap(derived);
    return new UUID(
        (bits.getLong() & ~0xf000L) | 0x8000L, (bits.getLong() & ~(3L << 62)) | (2L << 62));
  }
}
