/**
 * The operational log: who changed what in the administration of the ledger, one row per change, in
 * the transaction of that change, so that neither is ever there without the other. Not the vault:
 * these rows are not signed.
 *
 * <p>Owns the table {@code system_audit_log}. Calls no other feature. A detail MUST NOT hold a
 * secret.
 */
@NullMarked
package io.agledger.server.audit;

import org.jspecify.annotations.NullMarked;
