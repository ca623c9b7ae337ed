package io.agledger.server.problem;

import java.util.Locale;

/**
 * Every way a request can be refused, with its HTTP status. The name is the document's {@code
 * code}.
 */
public enum ProblemCode {
  MALFORMED_JSON(400, "The body is not JSON"),
  DUPLICATE_KEY(400, "The body repeats a member name"),
  LONE_SURROGATE(400, "The body has a string that is not Unicode text"),
  TOO_DEEP(400, "The body is nested too deeply"),
  NUMBER_NOT_EXACT(400, "The body has a number that JSON readers do not agree on"),
  NOT_AN_OBJECT(400, "The body is not a JSON object"),
  INVALID_REQUEST(400, "The request is not valid"),
  INVALID_CURSOR(400, "The cursor is not valid"),
  UNAUTHORIZED(401, "No valid API key"),
  FORBIDDEN(403, "Not allowed"),
  NOT_PRINCIPAL(403, "Only the principal renders the verdict"),
  NOT_FOUND(404, "Not found"),
  RECORD_NOT_FOUND(404, "No such record"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No such representation"),
  RECORD_TERMINAL(409, "The record has ended"),
  ILLEGAL_TRANSITION(409, "The record is not in a state for that"),
  IDEMPOTENCY_CONFLICT(409, "The idempotency key was used for another request"),
  OWNED_BY_OTHER(409, "Managed by another owner"),
  UNMANAGED_EXISTS(409, "Exists without an owner"),
  SCHEMA_IMMUTABLE(409, "A schema version never changes"),
  HAS_DEPENDENTS(409, "Something still depends on it"),
  KEY_CONFLICT(409, "The key id is taken"),
  INSTANCES_LAGGING(409, "Not every instance holds the private half"),
  NO_ACTIVE_KEY(409, "No signing key is active"),
  KEY_STATE(409, "The key's state does not allow that"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  UNKNOWN_TYPE(422, "The type is not registered"),
  SCHEMA_VIOLATION(422, "The payload violates its schema"),
  INVALID_SCHEMA(422, "The schema is not valid"),
  ORG_NOT_FOUND(422, "No such org"),
  AGENT_NOT_FOUND(422, "No such agent"),
  INTERNAL(500, "Internal error"),
  UNAVAILABLE(503, "Not available right now"),
  NOT_SIGNING(503, "No signing key is usable here");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** The problem type, a relative URI reference that docs/problems.md explains. */
  public String type() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
