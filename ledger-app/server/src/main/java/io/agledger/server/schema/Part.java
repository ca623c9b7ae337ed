package io.agledger.server.schema;

/** Which of a type's two schemas a payload is checked against. */
public enum Part {
  /** The payload of a new record. */
  RECORD,
  /** The payload of its completion. */
  COMPLETION
}
