/**
 * The append-only heart: entries as they were signed ({@code audit_vault}) and the payloads they
 * commit to ({@code payloads}).
 *
 * <p>An entry MUST be inserted in the same transaction as the record's new head, with the record's
 * row locked; nothing is acknowledged before COMMIT. An entry, once committed, is never changed:
 * the database refuses it twice.
 */
@NullMarked
package io.agledger.server.vault;

import org.jspecify.annotations.NullMarked;
