/**
 * Ed25519 keys (RFC 8032 §5.1), their RFC 9679 thumbprints, and what the registry says about them.
 *
 * <p>Guarantees: a key id is derived from the key it names, never chosen; private halves are never
 * printed; BouncyCastle is used directly, so no security provider is registered in the process.
 * Calls {@code core}, {@code core.cbor} and {@code core.json}.
 */
@NullMarked
package io.agledger.core.key;

import org.jspecify.annotations.NullMarked;
