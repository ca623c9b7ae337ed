package io.agledger.server.vault;

import io.agledger.core.Digest;
import io.agledger.core.chain.Entry;
import io.agledger.core.cose.Envelope;
import io.agledger.core.json.SaltedPayload;
import io.agledger.core.statement.Statement;
import java.util.Optional;

/**
 * One signed step of a record, as the vault keeps it.
 *
 * @param opening the payload and its salt; empty when it was erased
 */
public record VaultEntry(Statement statement, Envelope envelope, Optional<SaltedPayload> opening) {
  public Digest hash() {
    return envelope.entryHash();
  }

  /** As a dump or an export has it. */
  public Entry exported() {
    return new Entry(statement.record(), statement.position(), envelope.bytes(), opening);
  }
}
