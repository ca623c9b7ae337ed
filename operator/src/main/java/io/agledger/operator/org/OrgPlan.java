package io.agledger.operator.org;

import io.agledger.api.v1beta1.OrgSpec;
import java.util.Objects;

/** What the ledger should hold for an Org. Pure. */
final class OrgPlan {

  private OrgPlan() {}

  /** The ledger's fields of an org. */
  record Desired(String slug, String displayName) {}

  static Desired desired(String name, OrgSpec spec) {
    String slug = Objects.requireNonNullElse(spec.slug(), name);
    return new Desired(slug, Objects.requireNonNullElse(spec.displayName(), slug));
  }
}
