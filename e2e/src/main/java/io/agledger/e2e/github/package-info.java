/**
 * GitHub's example webhook deliveries as work for a ledger: what is read from {@code e2e/data},
 * which delivery starts a piece of work and which reports its end. Every delivery is accounted for
 * exactly once. Pure: reads two files, calls nothing else.
 */
@NullMarked
package io.agledger.e2e.github;

import org.jspecify.annotations.NullMarked;
