/**
 * Reads the command line and the environment into immutable records, once, at start. Every default
 * stands here with its reason; nothing else in the server reads the environment. Depends on nothing
 * but {@link io.agledger.server.Role}.
 */
@NullMarked
package io.agledger.server.configuration;

import org.jspecify.annotations.NullMarked;
