/**
 * The envelope: a tagged COSE_Sign1 (RFC 9052 §4.2) around a statement, with the protected headers
 * that SCITT (RFC 9943) asks of a signed statement.
 *
 * <p>Guarantees: the bytes of an {@link io.agledger.core.cose.Envelope} are kept verbatim and are
 * what the entry hash covers; nothing in them is outside the signature but the empty unprotected
 * header. Calls {@code core}, {@code core.cbor}, {@code core.key} and {@code core.statement}.
 */
@NullMarked
package io.agledger.core.cose;

import org.jspecify.annotations.NullMarked;
