package io.agledger.server.database;

/** What a replica tells the others to look at again. The lower-case name is the NOTIFY payload. */
public enum Change {
  /** The signing-key registry. */
  KEYS,
  /** API keys, agents, orgs. */
  ACCESS,
  /** Registered schemas. */
  SCHEMAS
}
