package io.agledger.server.managed;

/** What a kind did when asked to remove a resource. */
public enum Removal {
  DEACTIVATED,
  /** It was deactivated before; nothing was written. */
  ALREADY_DEACTIVATED,
  DELETED
}
