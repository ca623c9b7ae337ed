/**
 * The statement: what is signed about one step in a record's life. It carries digests and
 * identifiers only, never the payload.
 *
 * <p>Guarantees: a {@link io.agledger.core.statement.Statement} has one encoding (deterministic
 * CBOR) and holds its invariants from construction on. Calls {@code core} and {@code core.cbor}.
 */
@NullMarked
package io.agledger.core.statement;

import org.jspecify.annotations.NullMarked;
