/**
 * Fixtures of the integration tests: a real PostgreSQL that syncs to disk, and the server in this
 * JVM.
 */
@NullMarked
package io.agledger.server.testing;

import org.jspecify.annotations.NullMarked;
