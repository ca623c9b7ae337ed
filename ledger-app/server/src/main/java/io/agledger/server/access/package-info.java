/**
 * Who asks, and whether they may: API keys, the three roles, and the refusals that explain
 * themselves (contract ).
 *
 * <p>Guarantees: a route that is not in {@link io.agledger.server.access.PublicPaths} answers
 * nobody without a valid key; a key's text is nowhere in the database, in a log or in any answer
 * but the one that minted it; a revoked key is refused by every replica at once, or within the
 * cache's five seconds where a notification was lost.
 *
 * <p>Owns the table {@code api_keys}. Knows holders of keys only through {@link
 * io.agledger.server.access.Holder}.
 */
@NullMarked
package io.agledger.server.access;

import org.jspecify.annotations.NullMarked;
