/**
 * Deterministic CBOR (RFC 8949 §4.2.1), as much of it as the format uses: integers, byte strings,
 * text, arrays, maps and tags.
 *
 * <p>Guarantees: a value has exactly one encoding, and {@link io.agledger.core.cbor.CborDecoder}
 * accepts no other; so two different byte strings never decode to the same value. Calls only {@code
 * io.agledger.core}.
 */
@NullMarked
package io.agledger.core.cbor;

import org.jspecify.annotations.NullMarked;
