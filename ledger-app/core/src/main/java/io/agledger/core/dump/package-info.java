/**
 * The dump directory and the audit export: everything needed to verify a ledger, or one record of
 * it, without the ledger.
 *
 * <p>Guarantees: the same rows give byte-identical files; a dump has no manifest until every other
 * file of it is complete; reading needs memory for one block, not for a file. The only package of
 * the module that touches the file system. Calls every other package of the format.
 */
@NullMarked
package io.agledger.core.dump;

import org.jspecify.annotations.NullMarked;
