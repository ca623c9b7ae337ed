/**
 * What may be recorded: versioned JSON Schemas per org and record type (2020-12, 2019-09 and
 * draft-07).
 *
 * <p>Guarantees: a version's text never changes once registered, because every statement names its
 * digest; a schema in the registry is valid under its own meta-schema and refers to nothing outside
 * itself, so checking a payload never fetches anything; a check is bounded in steps, depth and
 * regular-expression work, whatever the payload.
 *
 * <p>Owns the table {@code schemas}. Calls {@code org}.
 */
@NullMarked
package io.agledger.server.schema;

import org.jspecify.annotations.NullMarked;
