/**
 * agledger-verify: verifies a dump or an audit export with no database and no network.
 *
 * <p>Guarantees: every signature is checked; memory does not grow with the dump; the same input
 * gives the same report, whatever the number of threads; bad input is a sentence and an exit code,
 * never a stack trace. Calls {@code io.agledger.core} and picocli, nothing else.
 */
@NullMarked
package io.agledger.verify;

import org.jspecify.annotations.NullMarked;
