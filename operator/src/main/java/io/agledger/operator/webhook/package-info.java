/** The Webhook resource: an HTTP receiver, registered in the ledger for an Org's records. */
@NullMarked
package io.agledger.operator.webhook;

import org.jspecify.annotations.NullMarked;
