/**
 * Agents: who acts in an org. An agent that has acted is never deleted, only deactivated, because
 * entries name it for ever.
 *
 * <p>Owns the table {@code agents}. Calls {@code access} (its keys), {@code org} (is it there) and
 * {@code audit}.
 */
@NullMarked
package io.agledger.server.agent;

import org.jspecify.annotations.NullMarked;
