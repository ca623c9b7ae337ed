package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What deleting a resource does to its object in the ledger. Entries are never deleted by any of
 * them.
 */
public enum DeletionPolicy {
  /** The object stays as it is and is released: another resource may adopt it. */
  @JsonProperty("Retain")
  RETAIN,
  /** The object stays for the audit, accepts nothing new, and its API keys are revoked. */
  @JsonProperty("Deactivate")
  DEACTIVATE,
  /** The object is deleted; one that records refer to is deactivated instead. */
  @JsonProperty("Delete")
  DELETE
}
