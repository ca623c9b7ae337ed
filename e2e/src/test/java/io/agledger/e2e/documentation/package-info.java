/** Holds documents against what they describe. */
@NullMarked
package io.agledger.e2e.documentation;

import org.jspecify.annotations.NullMarked;
