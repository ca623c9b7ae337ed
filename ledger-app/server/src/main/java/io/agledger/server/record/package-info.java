/**
 * The unit of work and its life: {@code RecordController → RecordService → Vault → COMMIT}. A type
 * without completion schema ends at {@code RECORDED} in the call that creates it; one with it opens
 * at {@code ACTIVE}, takes a completion and ends with the principal's verdict. {@link
 * io.agledger.core.chain.Lifecycle} decides which step may follow.
 *
 * <p>Owns the table {@code records}, the mutable side: every row can be rebuilt from the vault.
 */
@NullMarked
package io.agledger.server.record;

import org.jspecify.annotations.NullMarked;
