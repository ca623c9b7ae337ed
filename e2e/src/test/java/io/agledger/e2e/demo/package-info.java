/** The demo's path in small, as tests. */
@NullMarked
package io.agledger.e2e.demo;

import org.jspecify.annotations.NullMarked;
