package io.agledger.server.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a {@link Problem} into a response: for controllers as an entity, for filters straight onto
 * the wire.
 */
@Component
public class ProblemWriter {
  /**
   * Seconds after which an unavailable ledger is worth another try: two heartbeats of an instance.
   */
  private static final String RETRY_AFTER_SECONDS = "5";

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** The answer as Spring MVC sends it. */
  public ResponseEntity<Map<String, Object>> entity(Problem problem) {
    var response =
        ResponseEntity.status(problem.code().status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers(problem).forEach(response::header);
    return response.body(members(problem));
  }

  /** The answer of a filter, before any controller. */
  public void write(Problem problem, HttpServletResponse response) throws IOException {
    response.setStatus(problem.code().status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    headers(problem).forEach(response::setHeader);
    json.writeValue(response.getOutputStream(), members(problem));
  }

  private static Map<String, String> headers(Problem problem) {
    return switch (problem.code().status()) {
      case 401 -> Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"agledger\"");
      case 429, 503 -> Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      default -> Map.of();
    };
  }

  private static Map<String, Object> members(Problem problem) {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", problem.code().type());
    members.put("title", problem.code().title());
    members.put("status", problem.code().status());
    members.put("detail", problem.detail());
    members.put("code", problem.code().name());
    members.put("recoveryHint", problem.recoveryHint());
    members.put("requestId", RequestId.current());
    if (!problem.errors().isEmpty()) {
      members.put("errors", problem.errors());
    }
    members.putAll(problem.extra());
    return members;
  }
}
