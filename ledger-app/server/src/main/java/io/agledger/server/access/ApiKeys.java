package io.agledger.server.access;

import io.agledger.core.Digest;
import io.agledger.server.access.ApiKey.Registration;
import io.agledger.server.audit.SystemAudit;
import io.agledger.server.database.Change;
import io.agledger.server.database.ChangeNotifier;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Registers and revokes API keys. Every change is an audit row and reaches all replicas when it
 * commits.
 */
@Service
public class ApiKeys {
  private final ApiKeyRegistry registry;
  private final List<Holder> holders;
  private final Authentication authentication;
  private final ChangeNotifier notifier;
  private final SystemAudit audit;

  ApiKeys(
      ApiKeyRegistry registry,
      List<Holder> holders,
      Authentication authentication,
      ChangeNotifier notifier,
      SystemAudit audit) {
    this.registry = registry;
    this.holders = holders;
    this.authentication = authentication;
    this.notifier = notifier;
    this.audit = audit;
  }

  /** A key in the registry, and whether this call put it there. */
  record Registered(ApiKey key, boolean added) {}

  /** Safe to repeat with the same values; the id or the hash with other values is refused. */
  @Transactional
  Registered register(Registration wanted) {
    for (var holder : holders) {
      holder
          .obstacle(wanted.orgId(), wanted.agentId())
          .map(Problem::refused)
          .ifPresent(ApiKeys::refuse);
    }
    boolean added = registry.insert(wanted);
    var key = registry.find(wanted.id()).orElseThrow(() -> hashTaken().refused());
    if (!key.registration().equals(wanted) || key.isRevoked()) {
      throw idTaken(key).refused();
    }
    if (added) {
      audit.log(
          Action.REGISTER_API_KEY.name(),
          "api-key/" + wanted.id(),
          Map.of("role", wanted.role().wire(), "label", wanted.label()));
    }
    return new Registered(key, added);
  }

  Optional<ApiKey> find(UUID id) {
    return registry.find(id);
  }

  Optional<ApiKey> find(Digest sha256) {
    return registry.find(sha256);
  }

  /** Empty when unknown. Safe to repeat: the first time stays. */
  @Transactional
  Optional<ApiKey> revoke(UUID id) {
    if (registry.revoke(id)) {
      audit.log(Action.REVOKE_API_KEY.name(), "api-key/" + id, Map.of());
      changed();
    }
    return registry.find(id);
  }

  /** An agent was deactivated. In the caller's transaction. */
  public void revokeOfAgent(UUID agentId) {
    logRevoked(registry.revokeOfAgent(agentId), "agent/" + agentId);
  }

  /**
   * An org was deactivated: its admins' keys; its agents' do not work while it is. In the caller's
   * transaction.
   */
  public void revokeAdminsOf(UUID orgId) {
    logRevoked(registry.revokeAdminsOf(orgId), "org/" + orgId);
  }

  /** An agent that never acted is deleted, and its keys with it. In the caller's transaction. */
  public void deleteOfAgent(UUID agentId) {
    registry.deleteOfAgent(agentId);
    changed();
  }

  /** An empty org is deleted, and its admins' keys with it. In the caller's transaction. */
  public void deleteAdminsOf(UUID orgId) {
    registry.deleteAdminsOf(orgId);
    changed();
  }

  /**
   * Something that decides who may act changed: heard by every replica once the caller's
   * transaction commits.
   */
  public void changed() {
    notifier.changed(Change.ACCESS);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            authentication
                .forget(); // the caller's next request may come before the notification does
          }
        });
  }

  private void logRevoked(int keys, String subject) {
    if (keys > 0) {
      audit.log(Action.REVOKE_API_KEY.name(), subject, Map.of("keys", keys));
      changed();
    }
  }

  private static void refuse(RuntimeException refusal) {
    throw refusal;
  }

  private static Problem hashTaken() {
    return Problem.of(
        ProblemCode.KEY_CONFLICT,
        "This key is registered under another id.",
        "Generate a new random key; one key is never registered twice.");
  }

  private static Problem idTaken(ApiKey key) {
    return Problem.of(
        ProblemCode.KEY_CONFLICT,
        "API key "
            + key.registration().id()
            + (key.isRevoked() ? " was revoked." : " is registered with other values."),
        "Register the new key under a new id; GET /v1/admin/api-keys/{keyId} shows what is there.");
  }
}
