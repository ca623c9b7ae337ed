package io.agledger.server.idempotency;

import org.jspecify.annotations.Nullable;

/** The answer to an earlier request, as it was sent. */
record KeptAnswer(int status, @Nullable String contentType, byte[] body) {}
