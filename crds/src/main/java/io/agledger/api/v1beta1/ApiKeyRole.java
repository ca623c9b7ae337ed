package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an API key may do. A platform key is never issued by a resource. */
public enum ApiKeyRole {
  /** Administers one org. */
  @JsonProperty("admin")
  ADMIN,
  /** Appends records as one agent. */
  @JsonProperty("agent")
  AGENT
}
