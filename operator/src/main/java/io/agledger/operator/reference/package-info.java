/**
 * From a resource to the ledger and the org it names: found, missing, not permitted, or not known
 * yet.
 *
 * <p>References are looked up in informer caches, never polled; whoever waits for one is woken when
 * it appears, changes, or when its ledger comes up. Calls {@code ledger} and {@code condition}.
 */
@NullMarked
package io.agledger.operator.reference;

import org.jspecify.annotations.NullMarked;
