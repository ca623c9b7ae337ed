package io.agledger.server.idempotency;

import io.agledger.core.Digest;
import java.util.UUID;

/**
 * An idempotency key in use.
 *
 * @param caller the API key that sent it
 * @param request SHA-256 over method, path, query and body
 */
record ClaimedKey(UUID caller, String key, Digest request) {}
