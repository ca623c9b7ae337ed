/** Tests without any server. */
@NullMarked
package io.agledger.operator.lifecycle;

import org.jspecify.annotations.NullMarked;
