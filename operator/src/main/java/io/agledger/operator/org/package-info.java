/** The Org resource: a tenant in the ledger, and its administrators' API keys. */
@NullMarked
package io.agledger.operator.org;

import org.jspecify.annotations.NullMarked;
