package io.agledger.server.managed;

/** What becomes of a resource when its declaration goes. The names are those of the API. */
public enum RemovalMode {
  /** It stays, and does nothing any more. */
  Deactivate,
  /** It goes, unless the ledger's history names it: then it is deactivated. */
  Delete,
  /** Only the claim on it goes. */
  Release
}
