package io.agledger.core.chain;

/** Everything that a verification can find wrong. The names are part of the verifier's output. */
public enum FailureCode {
  /** A file that the manifest lists is not there. */
  FILE_MISSING,
  /** A file's SHA-256 is not the manifest's. */
  FILE_DIGEST_MISMATCH,
  /** A file is shorter than the manifest says, or its last line has no end. */
  FILE_TRUNCATED,
  /** A file has another number of lines than the manifest says. */
  COUNT_MISMATCH,
  /** A line is not a canonical line of its kind. */
  LINE_MALFORMED,
  /** A line stands before one that sorts lower. */
  OUT_OF_ORDER,
  /** A record has two lines with one position. */
  DUPLICATE_POSITION,
  /** A record's positions leave one out. */
  POSITION_GAP,
  /** An envelope is not the one encoding of a COSE_Sign1 with our headers. */
  ENVELOPE_MALFORMED,
  /** A signed statement is not the one encoding of a statement. */
  STATEMENT_MALFORMED,
  /** The key did not make the signature. */
  SIGNATURE_INVALID,
  /** An entry names a key that is not listed. */
  UNKNOWN_KEY,
  /** An entry's time is outside its key's. */
  KEY_NOT_VALID,
  /** An entry was made with a key at or after the time of its compromise. */
  KEY_COMPROMISED,
  /** A key id or thumbprint is not that of its key, or the trusted file has another key for it. */
  KEY_MISMATCH,
  /** A statement does not follow the entry before it. */
  LINK_BROKEN,
  /** A payload is not the one that was committed to. */
  PAYLOAD_MISMATCH,
  /** A statement or header is about another record or position than its line. */
  RECORD_MISMATCH,
  /** A statement or key document comes from another installation. */
  INSTANCE_MISMATCH,
  /** An event cannot follow the one before it. */
  ILLEGAL_TRANSITION,
  /** A verdict was given by someone else than the principal. */
  NOT_PRINCIPAL,
  /** Organisation, type or schema are not those of the record's first entry. */
  IDENTITY_CHANGED,
  /** A record's line names another last entry than its chain has. */
  HEAD_MISMATCH,
  /** A record's line has another status than its chain leads to. */
  STATUS_MISMATCH,
  /** A chain has no record's line, or a record's line no chain. */
  RECORD_MISSING,
  /** A statement names a schema that is not listed for its type. */
  SCHEMA_MISSING,
  /** A schema's digest is not that of its content. */
  SCHEMA_DIGEST_MISMATCH
}
