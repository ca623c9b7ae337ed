package io.agledger.core.chain;

import io.agledger.core.Digest;
import io.agledger.core.statement.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@link EntryVerifier} found out about one entry, as {@link ChainWalk} needs it.
 *
 * @param statement present if it is readable, its signature is not known to be false, and it is
 *     about this record and position
 */
public record CheckedEntry(
    UUID record,
    long position,
    Digest hash,
    boolean erased,
    Optional<Statement> statement,
    List<Failure> failures) {}
