package io.agledger.server.vault;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.statement.Event;
import io.agledger.core.statement.Origin;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry before it is dated and signed.
 *
 * @param previous entry hash of the position before; zero at position 1
 * @param payload RFC 8785 canonical bytes
 * @param origin at position 1 only
 */
public record Draft(
    UUID record,
    int position,
    Event event,
    UUID org,
    UUID actor,
    String type,
    Digest schema,
    Bytes payload,
    Digest previous,
    Optional<Origin> origin) {}
