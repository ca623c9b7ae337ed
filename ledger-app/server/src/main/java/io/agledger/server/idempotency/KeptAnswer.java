package io.agledger.server.idempotency;

import io.agledger.core.Bytes;
import org.jspecify.annotations.Nullable;

/** The answer to an earlier request, as it was sent. */
record KeptAnswer(int status, @Nullable String contentType, Bytes body) {}
