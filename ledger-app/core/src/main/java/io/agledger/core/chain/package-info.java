/**
 * A record's chain: which steps may follow which, and whether stored entries are what was signed.
 *
 * <p>Guarantees: everything here is a pure function of its arguments; the server and the offline
 * verifier judge by the same {@link io.agledger.core.chain.Lifecycle}. Per-entry checks ({@link
 * io.agledger.core.chain.EntryVerifier}) know nothing of other entries, so they run in parallel;
 * {@link io.agledger.core.chain.ChainWalk} is the cheap part that needs order. Calls every package
 * of the format but {@code core.dump}.
 */
@NullMarked
package io.agledger.core.chain;

import org.jspecify.annotations.NullMarked;
