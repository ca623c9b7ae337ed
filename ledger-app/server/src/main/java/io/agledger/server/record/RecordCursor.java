package io.agledger.server.record;

import io.agledger.core.Bytes;
import io.agledger.core.MalformedException;
import io.agledger.core.Uuid;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.Base64;
import java.util.UUID;

/** A place in the list of records: the id of the last one seen, as 22 base64url characters. */
final class RecordCursor {
  private RecordCursor() {}

  static String after(UUID id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Uuid.bytes(id).toArray());
  }

  static UUID read(String cursor) {
    try {
      return Uuid.of(Bytes.wrap(Base64.getUrlDecoder().decode(cursor)));
    } catch (IllegalArgumentException | MalformedException _) {
      throw Problem.of(
              ProblemCode.INVALID_CURSOR,
              "'" + cursor + "' is not a cursor of this list.",
              "Use nextCursor of the page before, or leave cursor out to begin.")
          .refused();
    }
  }
}
