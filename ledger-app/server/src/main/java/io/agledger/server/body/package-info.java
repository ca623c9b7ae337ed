/**
 * Reads request bodies that will be signed: bounded in size and depth, I-JSON only, canonical (RFC
 * 8785) from the first moment, so that what is checked, signed, stored and answered are the same
 * bytes.
 */
@NullMarked
package io.agledger.server.body;

import org.jspecify.annotations.NullMarked;
