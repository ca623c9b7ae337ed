package io.agledger.api.v1beta1;

import org.jspecify.annotations.Nullable;

/** What every kind that becomes one object in the ledger has in its spec. */
public sealed interface ManagedSpec permits OrgSpec, AgentSpec, WebhookSpec, SchemaSpec {

  DeletionPolicy deletionPolicy();

  AdoptionPolicy adoptionPolicy();

  /** Id of the object to adopt; null: the object with the same natural key. */
  @Nullable String externalId();

  boolean suspend();
}
