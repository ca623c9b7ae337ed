/** The Schema resource: one version of a record type. Its body never changes. */
@NullMarked
package io.agledger.operator.schema;

import org.jspecify.annotations.NullMarked;
