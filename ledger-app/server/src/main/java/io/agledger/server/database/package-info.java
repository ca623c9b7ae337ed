/**
 * Connections to PostgreSQL: the pool, the migrations under the owner role, and the channel on
 * which replicas tell each other that something cached has changed. Knows no feature's tables.
 */
@NullMarked
package io.agledger.server.database;

import org.jspecify.annotations.NullMarked;
