/** The client's tests, and the fake ledger that every other test of the operator stands on. */
@NullMarked
package io.agledger.operator.client;

import org.jspecify.annotations.NullMarked;
