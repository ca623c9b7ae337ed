package io.agledger.operator.client;

/** The kinds under {@code /v1/admin/managed/}; also the second part of every owner key. */
public enum ManagedKind {
  ORG,
  AGENT,
  SCHEMA,
  WEBHOOK;

  public String path() {
    return switch (this) {
      case ORG -> "org";
      case AGENT -> "agent";
      case SCHEMA -> "schema";
      case WEBHOOK -> "webhook";
    };
  }
}
