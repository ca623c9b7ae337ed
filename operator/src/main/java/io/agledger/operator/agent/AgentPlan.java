package io.agledger.operator.agent;

import io.agledger.api.v1beta1.AgentSpec;
import io.agledger.api.v1beta1.AgentSpec.AgentClass;
import java.util.List;
import java.util.Objects;

/** What the ledger should hold for an Agent. Pure. */
final class AgentPlan {

  private AgentPlan() {}

  /** The ledger's fields of an agent; capabilities are a set, so they are sent sorted. */
  record Desired(
      String orgId,
      String slug,
      String displayName,
      AgentClass agentClass,
      List<String> capabilities) {}

  static Desired desired(String name, AgentSpec spec, String orgId) {
    String slug = Objects.requireNonNullElse(spec.slug(), name);
    return new Desired(
        orgId,
        slug,
        Objects.requireNonNullElse(spec.displayName(), slug),
        spec.agentClass(),
        spec.capabilities().stream().sorted().distinct().toList());
  }
}
