/**
 * A small ledger with every kind of entry, made from fixed seeds: what the tests of this module and
 * of the verifier break, and where the golden vectors come from. No randomness and no clock.
 */
@NullMarked
package io.agledger.core.sample;

import org.jspecify.annotations.NullMarked;
