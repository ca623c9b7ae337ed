package io.agledger.server.idempotency;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.server.access.Access;
import io.agledger.server.access.AccessFilter;
import io.agledger.server.access.Caller;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Puts every POST with an {@code Idempotency-Key} through {@link OnceOnly}. */
@Component
@Profile("api")
@Order(AccessFilter.ORDER + 100)
class IdempotencyFilter extends OncePerRequestFilter {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  /** Visible ASCII; a list of keys is no key. */
  private static final Pattern SYNTAX = Pattern.compile("[!-~]{1,255}");

  /** More than any route takes, so that each says its own limit; less than what hurts. */
  private static final int MAX_BODY = 1024 * 1024;

  private final OnceOnly onceOnly;
  private final HandlerExceptionResolver problems;

  IdempotencyFilter(
      OnceOnly onceOnly, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.onceOnly = onceOnly;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || request.getHeader(HEADER) == null
        || Access.caller(request).isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var buffered = new ContentCachingResponseWrapper(response);
    try {
      var caller = Access.caller(request).orElseThrow();
      byte[] body = body(request);
      var key = key(request, caller, body);
      onceOnly.run(key, new RepeatableRequest(request, body), buffered, chain);
    } catch (RuntimeException refusedOrFailed) {
      buffered.reset();
      problems.resolveException(request, buffered, null, refusedOrFailed);
    }
    buffered.copyBodyToResponse(); // only here, after COMMIT, does anything leave
  }

  private static ClaimedKey key(HttpServletRequest request, Caller caller, byte[] body) {
    var key = request.getHeader(HEADER);
    if (!SYNTAX.matcher(key).matches()) {
      throw Problem.of(
              ProblemCode.INVALID_REQUEST,
              "An Idempotency-Key has 1 to 255 visible ASCII characters.",
              "Use a UUID.")
          .refused();
    }
    var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    var line = request.getMethod() + " " + request.getRequestURI() + query + "\n";
    return new ClaimedKey(caller.keyId(), key, Digest.sha256(Bytes.utf8(line), Bytes.wrap(body)));
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw Problem.of(
              ProblemCode.TOO_LARGE,
              "The body has more than " + MAX_BODY + " bytes.",
              "Put large evidence elsewhere and record its SHA-256.")
          .refused();
    }
    return body;
  }
}
