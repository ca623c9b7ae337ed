/**
 * Takes everything out: {@code vault-dump} writes the folder that {@code agledger-verify} reads, an
 * audit export is one record's share of it. Reads each feature through its public service, all in
 * one snapshot of the database.
 */
@NullMarked
package io.agledger.server.dump;

import org.jspecify.annotations.NullMarked;
