/**
 * The ledger as a client sees it, over HTTP and nothing else: what an agent calls to notarize its
 * work. A refused request is an answer; only a broken connection is an exception.
 */
@NullMarked
package io.agledger.e2e.ledger;

import org.jspecify.annotations.NullMarked;
