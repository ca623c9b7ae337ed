/**
 * The SigningKey resource: the key that signs a ledger's entries, and its rotation.
 *
 * <p>The state is derived on every pass from three places and never from memory: the Secret (which
 * private halves there are, which one is next), the ledger's registry (which one signs), and the
 * spec. So a rotation that was killed anywhere goes on where it stopped. Guarantees: a private half
 * is made once and never again; nothing signs before it is published; at most one key is active,
 * since the registry alone decides that; the private half of the active key is never removed, not
 * even with the resource.
 */
@NullMarked
package io.agledger.operator.signingkey;

import org.jspecify.annotations.NullMarked;
