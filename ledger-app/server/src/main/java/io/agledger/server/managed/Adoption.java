package io.agledger.server.managed;

/** Whether a resource that is already there may be taken over. The names are those of the API. */
enum Adoption {
  Never,
  /** Unless another owner manages it. */
  IfUnowned,
  Always
}
