/** Tests without any server. */
@NullMarked
package io.agledger.operator.signingkey;

import org.jspecify.annotations.NullMarked;
