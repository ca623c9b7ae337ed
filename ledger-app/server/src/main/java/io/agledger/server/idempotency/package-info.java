/**
 * {@code Idempotency-Key} on every POST: a request that is repeated, because its answer was lost,
 * is answered again and not done again.
 *
 * <p>Guarantees: the key is claimed, the work done and the answer kept in one transaction, so a
 * crash leaves all or nothing; the answer leaves only after COMMIT; a twin that runs at the same
 * time waits and is given the same answer; only answers of 2xx are kept. Keys belong to the API key
 * that sent them and count for 24 hours.
 *
 * <p>Owns the table {@code idempotency_keys}. Calls {@code access}.
 */
@NullMarked
package io.agledger.server.idempotency;

import org.jspecify.annotations.NullMarked;
