/**
 * The Ledger resource: one connection, its health, and who may use it.
 *
 * <p>Only {@link io.agledger.operator.ledger.LedgerReconciler} asks a ledger how it is: at most one
 * probe in five seconds, however many resources wait. Everybody else goes through a {@link
 * io.agledger.operator.ledger.Circuit} that is shut while the ledger is down and reopens by itself.
 * Calls {@code client} and {@code condition}.
 */
@NullMarked
package io.agledger.operator.ledger;

import org.jspecify.annotations.NullMarked;
