/**
 * Declarative resources (contract ): one idempotent function brings an org, agent, schema
 * or webhook to its desired state under an owner key {@code <ownerId>/<kind>/<namespace>/<name>}.
 *
 * <p>Guarantees: the same owner key always means the same resource; a resource has at most one
 * owner, and another one is refused unless adoption is asked for; where nothing differs, nothing is
 * written; concurrent requests for one owner key or one natural key end as one resource, by unique
 * constraints and a retry.
 *
 * <p>Owns the table {@code managed_resources}. Knows the kinds only through {@link
 * io.agledger.server.managed.ManagedKind}, and what refers to them only through {@link
 * io.agledger.server.managed.History}.
 */
@NullMarked
package io.agledger.server.managed;

import org.jspecify.annotations.NullMarked;
