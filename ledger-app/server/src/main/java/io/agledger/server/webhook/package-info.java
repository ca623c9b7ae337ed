/**
 * Webhooks: where an org wants to be told of its records. Registered and checked here.
 *
 * <p>Owns the table {@code webhooks}. Calls {@code org}. Keeps no secret: of a shared one only the
 * SHA-256, to notice that it changed.
 */
@NullMarked
package io.agledger.server.webhook;

import org.jspecify.annotations.NullMarked;
