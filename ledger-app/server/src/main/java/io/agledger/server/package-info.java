/**
 * The server process: reads its command and configuration, migrates the database, then runs as
 * {@code api}, {@code worker} or {@code combined}. Everything else lives in one package per
 * feature; a feature may use another only through its public service type, never its tables.
 */
@NullMarked
package io.agledger.server;

import org.jspecify.annotations.NullMarked;
