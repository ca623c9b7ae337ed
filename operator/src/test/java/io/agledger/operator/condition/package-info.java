/** Tests without any server. */
@NullMarked
package io.agledger.operator.condition;

import org.jspecify.annotations.NullMarked;
