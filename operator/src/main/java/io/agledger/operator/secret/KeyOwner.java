package io.agledger.operator.secret;

import io.agledger.operator.client.ApiKeys.Registration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Whose keys these are.
 *
 * @param role agent or admin
 * @param agentId null for an org's keys
 * @param endpoint what the Secrets say about where to use them
 */
public record KeyOwner(
    HasMetadata resource,
    String ownerKey,
    String role,
    String orgId,
    @Nullable String agentId,
    String endpoint) {

  String keyId(String keyName, int revision) {
    return KeyMaterial.keyId(ownerKey, keyName, revision);
  }

  Registration registration(String keyName, String key) {
    String label = ownerKey + "/" + keyName;
    return new Registration(KeyMaterial.sha256(key), role, orgId, agentId, label);
  }
}
