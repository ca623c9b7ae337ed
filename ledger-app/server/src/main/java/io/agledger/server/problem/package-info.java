/**
 * The one way a request is refused: an RFC 9457 problem document with {@code detail} (what
 * happened, naming the action, the required and the actual role), {@code recoveryHint} (the next
 * step), {@code code} and {@code requestId}.
 *
 * <p>A refusal inside a transaction must also undo it, so it travels as the stackless {@link
 * io.agledger.server.problem.Refusal}; it is not a bug and is never logged as one.
 */
@NullMarked
package io.agledger.server.problem;

import org.jspecify.annotations.NullMarked;
