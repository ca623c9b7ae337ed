package io.agledger.server.key;

import io.agledger.core.key.KeyDocument;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.KeyRecord;
import io.agledger.core.key.KeyStatus;
import io.agledger.core.key.VerificationKey;
import io.agledger.server.audit.SystemAudit;
import io.agledger.server.instance.Installation;
import io.agledger.server.instance.Instances;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a signing key: published → active → retiring → retired (contract ). */
@Service
public class SigningKeys {
  private final KeyRegistry registry;
  private final Instances instances;
  private final Installation installation;
  private final SystemAudit audit;

  SigningKeys(
      KeyRegistry registry, Instances instances, Installation installation, SystemAudit audit) {
    this.registry = registry;
    this.instances = instances;
    this.installation = installation;
    this.audit = audit;
  }

  /** What an activation or a confirmation answers (contract A-22). */
  public record Rotation(Optional<KeyId> previousKeyId, KeyId newKeyId, String status) {}

  /** What everyone needs to verify: every key there ever was. */
  public KeyDocument document() {
    return new KeyDocument(installation.id(), registry.all());
  }

  public List<KeyRecord> all() {
    return registry.all();
  }

  /** A key in the registry, and whether this call added it. */
  record Published(KeyRecord key, boolean added) {}

  /** Makes the public half known before anything is signed with it. Safe to repeat. */
  @Transactional
  Published publish(VerificationKey key) {
    boolean added = registry.publish(key);
    if (added) {
      audit.log("PUBLISH_VAULT_SIGNING_KEY", key.keyId().hex(), Map.of());
    }
    return new Published(registry.find(key.keyId()).orElseThrow(), added);
  }

  /**
   * Makes a published key the active one, in one transaction: before it commits every replica signs
   * with the old key, after it with the new one. Refused while a live process lacks the private
   * half. Safe to repeat.
   */
  @Transactional
  public Rotation activate(KeyId keyId) {
    registry.lock();
    var key = registry.find(keyId).orElseThrow(() -> unknown(keyId).refused());
    if (key.status() == KeyStatus.ACTIVE) {
      return new Rotation(Optional.empty(), keyId, "already_active");
    }
    if (key.status() != KeyStatus.PUBLISHED) {
      throw cannotReturn(key).refused();
    }
    var lagging = instances.lagging(keyId.hex());
    if (!lagging.isEmpty()) {
      throw lagging(keyId, lagging).refused();
    }
    var previous = registry.activate(keyId);
    audit.log(
        "ACTIVATE_VAULT_SIGNING_KEY",
        keyId.hex(),
        Map.of("previous", previous.map(KeyId::hex).orElse("")));
    return new Rotation(previous, keyId, "activated");
  }

  /** Contract A-22: names the active key; mints nothing. */
  public Rotation confirm() {
    return registry
        .active()
        .map(active -> new Rotation(Optional.empty(), active.keyId(), "already_active"))
        .orElseThrow(() ->
            Problem.of(
                    ProblemCode.NO_ACTIVE_KEY,
                    "No signing key is active yet.",
                    "Publish one with POST /v1/admin/vault/signing-keys, then activate it; or apply a SigningKey resource.")
                .refused());
  }

  private static Problem unknown(KeyId keyId) {
    return Problem.of(
        ProblemCode.NOT_FOUND,
        "There is no signing key " + keyId + ".",
        "Publish its public half first with POST /v1/admin/vault/signing-keys.");
  }

  private static Problem cannotReturn(KeyRecord key) {
    return Problem.of(
        ProblemCode.KEY_STATE,
        "Signing key "
            + key.keyId()
            + " is "
            + key.status().wire()
            + "; a key is never reactivated.",
        "Generate and publish a new key.");
  }

  private static Problem lagging(KeyId keyId, List<String> names) {
    return Problem.of(
            ProblemCode.INSTANCES_LAGGING,
            "These instances do not hold the private half of "
                + keyId
                + " yet: "
                + String.join(", ", names)
                + ".",
            "Repeat when the Secret has reached them; GET /v1/admin/instances shows who holds what.")
        .with("instances", names);
  }
}
