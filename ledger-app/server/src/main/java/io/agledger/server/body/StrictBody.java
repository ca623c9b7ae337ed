package io.agledger.server.body;

import io.agledger.core.Bytes;
import io.agledger.core.json.StrictJson;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.agledger.server.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A request body: a JSON object, its members as slices of its canonical form. Every accessor
 * refuses with a problem that points at the member.
 */
public final class StrictBody {
  /** A payload's limits and a little more for what is around it. */
  static final StrictJson.Limits LIMITS =
      new StrictJson.Limits(
          StrictJson.Limits.PAYLOAD.maxBytes() + 4096, StrictJson.Limits.PAYLOAD.maxDepth() + 1);

  /**
   * What it reads has passed StrictJson's limits, so the parser's own must never be the first to
   * speak.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNameLength(LIMITS.maxBytes()).build())
          .build();

  private static final String HINT = "See GET /openapi.json for the shape of this body.";

  private final Map<String, Bytes> members;

  private StrictBody(Map<String, Bytes> members) {
    this.members = members;
  }

  /** Parses what was sent, or refuses it with the code and place that {@link StrictJson} names. */
  public static StrictBody parse(byte[] raw) {
    return switch (StrictJson.parse(Bytes.wrap(raw), LIMITS)) {
      case StrictJson.Ok(Bytes canonical) -> new StrictBody(split(canonical));
      case StrictJson.Refused refused -> throw refused(refused).refused();
    };
  }

  /** Refuses members of other names, so that a misspelt optional one is not silently ignored. */
  public StrictBody only(String... names) {
    var unknown = members.keySet().stream().filter(name -> !Set.of(names).contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw invalid(
          unknown.getFirst(),
          "is not a member of this body; known are " + String.join(", ", names));
    }
    return this;
  }

  public String text(String name) {
    return optionalText(name).orElseThrow(() -> invalid(name, "is required, a string"));
  }

  public Optional<String> optionalText(String name) {
    return value(name)
        .map(bytes -> {
          try (var parser = JSON.createParser(bytes.toArray())) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
              throw invalid(name, "must be a string");
            }
            return parser.getString();
          }
        });
  }

  public Optional<UUID> optionalUuid(String name) {
    return optionalText(name)
        .map(text -> {
          try {
            return UUID.fromString(text);
          } catch (IllegalArgumentException _) {
            throw invalid(name, "must be a UUID");
          }
        });
  }

  /** The canonical bytes of a member that must be an object and keep a payload's size limit. */
  public Bytes object(String name) {
    return optionalObject(name).orElseThrow(() -> invalid(name, "is required, an object"));
  }

  public Optional<Bytes> optionalObject(String name) {
    return value(name)
        .map(bytes -> {
          if (bytes.at(0) != '{') {
            throw invalid(name, "must be an object");
          }
          if (bytes.size() > StrictJson.Limits.PAYLOAD.maxBytes()) {
            throw tooLarge(bytes.size()).refused();
          }
          return bytes;
        });
  }

  /** Absent and null are the same. */
  private Optional<Bytes> value(String name) {
    return Optional.ofNullable(members.get(name)).filter(bytes -> bytes.at(0) != 'n');
  }

  private static Map<String, Bytes> split(Bytes canonical) {
    var members = new LinkedHashMap<String, Bytes>();
    try (JsonParser parser = JSON.createParser(canonical.toArray())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        members.put(name, canonical.slice(start, (int) parser.currentLocation().getByteOffset()));
      }
    }
    return members;
  }

  /** Also for a body whose declared length already says so. */
  static Problem tooLarge(long size) {
    return Problem.of(
        ProblemCode.TOO_LARGE,
        "The body has "
            + size
            + " bytes or more; a payload may have "
            + StrictJson.Limits.PAYLOAD.maxBytes()
            + ".",
        "Put large evidence elsewhere and record its SHA-256.");
  }

  private static Problem refused(StrictJson.Refused refused) {
    return Problem.of(
            ProblemCode.valueOf(refused.code().name()),
            refused.detail(),
            "Send one I-JSON object (RFC 7493) as UTF-8.")
        .at(List.of(new Problem.Place(refused.pointer(), refused.detail())));
  }

  private static Refusal invalid(String name, String rule) {
    var pointer = "/" + name.replace("~", "~0").replace("/", "~1");
    return Problem.of(ProblemCode.INVALID_REQUEST, "'" + name + "' " + rule + ".", HINT)
        .at(List.of(new Problem.Place(pointer, rule)))
        .refused();
  }
}
