package io.agledger.server.problem;

import java.util.List;
import java.util.Map;

/**
 * A problem document (RFC 9457) before it is written.
 *
 * @param detail one sentence on what happened
 * @param recoveryHint one sentence on what to do next
 * @param errors one per violated place of the body; empty when the problem is not about places
 * @param extra further members, by name
 */
public record Problem(
    ProblemCode code,
    String detail,
    String recoveryHint,
    List<Place> errors,
    Map<String, Object> extra) {

  /** A place in the request body: a JSON pointer (RFC 6901) and what is wrong there. */
  public record Place(String pointer, String detail) {}

  public Problem {
    errors = List.copyOf(errors);
    extra = Map.copyOf(extra);
  }

  public static Problem of(ProblemCode code, String detail, String recoveryHint) {
    return new Problem(code, detail, recoveryHint, List.of(), Map.of());
  }

  public Problem at(List<Place> places) {
    return new Problem(code, detail, recoveryHint, places, extra);
  }

  public Problem with(String name, Object value) {
    return new Problem(code, detail, recoveryHint, errors, Map.of(name, value));
  }

  /** To be thrown. */
  public Refusal refused() {
    return new Refusal(this);
  }
}
