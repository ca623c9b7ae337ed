package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * May a resource take over an object that is already in the ledger? An object that this very
 * resource (same owner id, namespace and name) created before is not adopted but its own.
 */
public enum AdoptionPolicy {
  @JsonProperty("Never")
  NEVER,
  /** Only an object that no other owner manages. */
  @JsonProperty("IfUnowned")
  IF_UNOWNED,
  /** Also one that another owner manages; the other resource then reports a conflict. */
  @JsonProperty("Always")
  ALWAYS
}
