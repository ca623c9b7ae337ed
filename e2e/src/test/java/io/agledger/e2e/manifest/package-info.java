/** Keeps the checked-in manifests equal to their source. */
@NullMarked
package io.agledger.e2e.manifest;

import org.jspecify.annotations.NullMarked;
