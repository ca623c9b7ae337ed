package io.agledger.operator.client;

import io.agledger.operator.client.ApiKeys.Registration;
import io.agledger.operator.client.Managed.Applied;
import io.agledger.operator.client.Managed.Apply;
import io.agledger.operator.client.Managed.RemovalMode;
import io.agledger.operator.client.Managed.Removed;
import io.agledger.operator.client.VaultKeys.Activation;
import io.agledger.operator.client.VaultKeys.VaultKey;
import java.util.List;

/**
 * One ledger, with the platform key. Every method MAY throw {@link LedgerUnavailableException} and
 * every write MAY be repeated: the ledger answers the second time as it did the first.
 */
public interface LedgerClient {

  /** Ready, reachable, and our key valid. Not held back by an open circuit: this is the probe. */
  Answer<LedgerHealth> probe();

  /** Brings the object to the desired state; no difference means no write in the ledger. */
  Answer<Applied> apply(ManagedKind kind, Apply request);

  /** Ends our claim on the object; an absent object is a success. */
  Answer<Removed> remove(ManagedKind kind, String ownerKey, RemovalMode mode);

  /** Refused with 409 when the id is taken with other values, or was revoked. */
  Answer<String> registerApiKey(String keyId, Registration registration);

  /** An unknown or already revoked key is a success. */
  Answer<String> revokeApiKey(String keyId);

  /** The registry, oldest first: every key that may ever have signed, and those about to. */
  Answer<List<VaultKey>> signingKeys();

  /** The key document for offline verifiers, as the ledger serves it to everybody. */
  Answer<String> verificationKeys();

  /** Adds a public half (base64 SubjectPublicKeyInfo) as published; a known one is a success. */
  Answer<VaultKey> publishSigningKey(String publicKey);

  /** Refused with {@code INSTANCES_LAGGING} until every live instance holds the private half. */
  Answer<Activation> activateSigningKey(String keyId);

  /** Names the active key; mints nothing. */
  Answer<Activation> confirmSigningKey();
}
