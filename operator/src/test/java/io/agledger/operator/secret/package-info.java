/** Tests without any server. */
@NullMarked
package io.agledger.operator.secret;

import org.jspecify.annotations.NullMarked;
