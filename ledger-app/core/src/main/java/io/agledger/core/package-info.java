/**
 * What every part of the format shares: immutable {@link io.agledger.core.Bytes}, SHA-256 {@link
 * io.agledger.core.Digest}s, UUIDs as bytes, and {@link io.agledger.core.Decoded}, the answer of
 * every {@code decode}.
 *
 * <p>Guarantees: no {@code decode} in this module throws on bad input, whatever the bytes are. This
 * package calls no other package of the module; every other one may call it.
 */
@NullMarked
package io.agledger.core;

import org.jspecify.annotations.NullMarked;
