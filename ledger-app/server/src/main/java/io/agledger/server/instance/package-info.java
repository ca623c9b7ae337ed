/**
 * The live processes of this installation. Each writes a heartbeat row that names the private
 * signing keys it holds; an activation waits for all of them. Owns the table {@code instances};
 * calls nothing but the database.
 */
@NullMarked
package io.agledger.server.instance;

import org.jspecify.annotations.NullMarked;
