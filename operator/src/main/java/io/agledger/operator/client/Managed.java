package io.agledger.operator.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.agledger.api.v1beta1.AdoptionPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What travels to and from {@code /v1/admin/managed/{kind}}. */
public final class Managed {

  private Managed() {}

  /**
   * Desired state under an owner key.
   *
   * @param ownerKey {@code <ownerId>/<kind>/<namespace>/<name>}; the same key always means the same
   *     object, whatever Kubernetes cluster asks
   * @param externalId the object to adopt, when named
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Apply(
      String ownerKey, AdoptionPolicy adopt, @Nullable String externalId, Object desired) {}

  /**
   * What the ledger holds afterwards.
   *
   * @param outcome created, updated or unchanged; unchanged means that nothing was written
   * @param changed fields that this request changed
   * @param drifted those of them that had been changed behind our back
   */
  public record Applied(
      String id,
      String ownerKey,
      String outcome,
      List<String> changed,
      List<String> drifted,
      JsonNode state) {}

  /** What becomes of the ledger's object when its resource goes. */
  public enum RemovalMode {
    Deactivate,
    Delete,
    Release
  }

  /** {@code outcome}: deactivated, deleted, released or absent. */
  public record Removed(@Nullable String id, String outcome) {}
}
