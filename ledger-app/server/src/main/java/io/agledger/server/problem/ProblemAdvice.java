package io.agledger.server.problem;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every exception that leaves a controller becomes a problem document here, and nowhere else. */
@RestControllerAdvice
class ProblemAdvice {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String SEE_API = "See GET /openapi.json for the routes and shapes.";

  private final ProblemWriter writer;

  ProblemAdvice(ProblemWriter writer) {
    this.writer = writer;
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
    return writer.entity(refusal.problem());
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> noRoute(NoResourceFoundException e) {
    return answer(ProblemCode.NOT_FOUND, "There is nothing at /" + e.getResourcePath() + ".");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongMethod(HttpRequestMethodNotSupportedException e) {
    return answer(
        ProblemCode.METHOD_NOT_ALLOWED, "This route does not take " + e.getMethod() + ".");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongMediaType(HttpMediaTypeNotSupportedException e) {
    return answer(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "The body must be application/json, not '" + e.getContentType() + "'.");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> notAcceptable(HttpMediaTypeNotAcceptableException e) {
    return answer(ProblemCode.NOT_ACCEPTABLE, "This route answers with application/json.");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> wrongParameter(MethodArgumentTypeMismatchException e) {
    return answer(
        ProblemCode.INVALID_REQUEST,
        "Parameter '" + e.getName() + "' cannot be '" + e.getValue() + "'.");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> missingParameter(MissingServletRequestParameterException e) {
    return answer(
        ProblemCode.INVALID_REQUEST, "Parameter '" + e.getParameterName() + "' is required.");
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e) {
    return answer(
        ProblemCode.MALFORMED_JSON,
        "The body could not be read as the JSON object this route takes.");
  }

  @ExceptionHandler({
    CannotGetJdbcConnectionException.class,
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class
  })
  ResponseEntity<Map<String, Object>> noDatabase(Exception e) {
    log.warn("The database is not reachable: {}", e.getMessage());
    return writer.entity(
        Problem.of(
            ProblemCode.UNAVAILABLE,
            "The database is not reachable; nothing was written.",
            "Repeat the request after the seconds in Retry-After."));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> bug(Exception e) {
    log.error("A request failed unexpectedly", e);
    return writer.entity(
        Problem.of(
            ProblemCode.INTERNAL,
            "The request failed for a reason that was not foreseen; it is in the server's log under this requestId.",
            "Report it with the requestId; repeating a POST with its Idempotency-Key is safe."));
  }

  private ResponseEntity<Map<String, Object>> answer(ProblemCode code, String detail) {
    return writer.entity(Problem.of(code, detail, SEE_API));
  }
}
