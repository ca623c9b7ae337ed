/**
 * What the operators of the ledger look at: probes, metrics, the one-call summary, live instances,
 * and the worker's scheduled maintenance. The management server answers on a port of its own that
 * is never routed to the outside.
 */
@NullMarked
package io.agledger.server.operations;

import org.jspecify.annotations.NullMarked;
