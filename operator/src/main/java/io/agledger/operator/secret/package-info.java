/**
 * Secrets: those the operator owns, those it only reads, and the API keys in them.
 *
 * <p>A Secret is written only when it carries our label and names this very owner; any other of the
 * same name stays as it is, byte for byte. A key is generated once per revision, is in its Secret
 * before the ledger hears of its digest, and leaves this package only towards a Secret. The plan
 * ({@link io.agledger.operator.secret.ApiKeyPlan}) is pure and sees no key at all.
 */
@NullMarked
package io.agledger.operator.secret;

import org.jspecify.annotations.NullMarked;
