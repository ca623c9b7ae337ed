/**
 * What the passes of all kinds have in common: deletion, suspension, references, finalizer, an
 * absent ledger, the report, and when to look again.
 *
 * <p>A kind fills in what is its own through {@link io.agledger.operator.lifecycle.Kind}. Once a
 * deletion timestamp stands nothing is created or rotated any more, and a finalizer is never put
 * back. Calls {@code reference}, {@code condition} and {@code client}.
 */
@NullMarked
package io.agledger.operator.lifecycle;

import org.jspecify.annotations.NullMarked;
