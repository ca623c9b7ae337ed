/**
 * Which key signs. The registry ({@code vault_signing_keys}, public halves only) decides; the
 * keyring holds whatever private halves this process was given; the signer puts the two together.
 *
 * <p>A key MUST be published before it is active, and an activation MUST NOT happen while a live
 * process lacks the private half. Keys are never deleted and never reactivated, so an old signature
 * verifies for ever (contract A-24).
 */
@NullMarked
package io.agledger.server.key;

import org.jspecify.annotations.NullMarked;
