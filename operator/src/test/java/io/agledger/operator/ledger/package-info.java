/** Tests without any server. */
@NullMarked
package io.agledger.operator.ledger;

import org.jspecify.annotations.NullMarked;
