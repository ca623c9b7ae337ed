/**
 * JSON that two programs cannot read in two ways: I-JSON (RFC 7493) in, RFC 8785 canonical bytes
 * out, and the commitment over them.
 *
 * <p>Guarantees: {@link io.agledger.core.json.StrictJson} accepts its own output unchanged; a value
 * that RFC 8785 would have to round is refused, not rounded to another integer. Calls only {@code
 * io.agledger.core}.
 */
@NullMarked
package io.agledger.core.json;

import org.jspecify.annotations.NullMarked;
