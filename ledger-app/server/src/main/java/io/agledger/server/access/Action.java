package io.agledger.server.access;

import static io.agledger.server.access.KeyRole.ADMIN;
import static io.agledger.server.access.KeyRole.AGENT;
import static io.agledger.server.access.KeyRole.PLATFORM;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything a caller can ask for. The name is what a refusal and an audit row say. */
public enum Action {
  CREATE_RECORD(AGENT),
  SUBMIT_COMPLETION(AGENT),
  RENDER_VERDICT(AGENT),
  READ_RECORDS(AGENT, ADMIN, PLATFORM),
  EXPORT_RECORD(AGENT, ADMIN, PLATFORM),
  READ_SCHEMAS(AGENT, ADMIN, PLATFORM),

  READ_SYSTEM_HEALTH(PLATFORM),
  READ_INSTANCES(PLATFORM),

  APPLY_MANAGED_RESOURCE(PLATFORM),
  ADOPT_MANAGED_RESOURCE(PLATFORM),
  READ_MANAGED_RESOURCES(PLATFORM),
  REMOVE_MANAGED_RESOURCE(PLATFORM),

  MINT_API_KEY(PLATFORM),
  REGISTER_API_KEY(PLATFORM),
  READ_API_KEYS(PLATFORM),
  REVOKE_API_KEY(PLATFORM),

  READ_VAULT_SIGNING_KEYS(PLATFORM),
  PUBLISH_VAULT_SIGNING_KEY(PLATFORM),
  ACTIVATE_VAULT_SIGNING_KEY(PLATFORM),
  ROTATE_VAULT_SIGNING_KEY(PLATFORM);

  @SuppressWarnings("ImmutableEnumChecker") // copied in the constructor, never changed
  private final Set<KeyRole> roles;

  Action(KeyRole... roles) {
    this.roles = EnumSet.copyOf(Arrays.asList(roles));
  }

  boolean allows(KeyRole role) {
    return roles.contains(role);
  }

  /** Such as {@code platform} or {@code agent or admin}. */
  String requiredRoles() {
    return roles.stream().map(KeyRole::wire).collect(Collectors.joining(" or "));
  }

  /** What a caller of another role does next. */
  String recoveryHint() {
    return roles.contains(PLATFORM)
        ? "This action is platform-scoped: use a platform key, or mint a platform-role key via POST /v1/admin/api-keys"
            + " (platform-only)."
        : "This action is done by agents: use an agent's key; POST /v1/admin/api-keys mints one (platform-only).";
  }
}
