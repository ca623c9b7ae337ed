/**
 * Orgs: the tenants of the ledger. Nothing of one org is ever shown to another.
 *
 * <p>Owns the table {@code orgs}. Calls {@code access} (its admins' keys).
 */
@NullMarked
package io.agledger.server.org;

import org.jspecify.annotations.NullMarked;
