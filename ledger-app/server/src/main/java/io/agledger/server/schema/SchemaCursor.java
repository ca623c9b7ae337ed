package io.agledger.server.schema;

import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** A place in the list of schemas: the last one seen. */
record SchemaCursor(UUID org, String type, int version) {
  /** Before all: no type is empty. */
  static final SchemaCursor BEGIN = new SchemaCursor(new UUID(0, 0), "", 0);

  static SchemaCursor after(SchemaView last) {
    return new SchemaCursor(last.org(), last.type(), last.version());
  }

  String encode() {
    var text = org + " " + version + " " + type;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static SchemaCursor read(String cursor) {
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
      return new SchemaCursor(UUID.fromString(parts[0]), parts[2], Integer.parseInt(parts[1]));
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw Problem.of(
              ProblemCode.INVALID_CURSOR,
              "'" + cursor + "' is not a cursor of this list.",
              "Use nextCursor of the page before, or leave cursor out to begin.")
          .refused();
    }
  }
}
