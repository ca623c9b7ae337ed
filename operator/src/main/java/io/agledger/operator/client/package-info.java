/**
 * The ledger as the operator sees it: one interface, its HTTP form, and the values that travel.
 *
 * <p>A refused request is a value ({@link io.agledger.operator.client.Answer.Refused}); only a
 * ledger that cannot be reached, or that fails, is an exception. Every write is idempotent, so a
 * caller MAY repeat it after any crash or timeout. No call carries or returns key material other
 * than public halves and SHA-256 digests. This package calls nothing else of the operator.
 */
@NullMarked
package io.agledger.operator.client;

import org.jspecify.annotations.NullMarked;
