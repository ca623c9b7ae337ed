package io.agledger.server.access;

import io.agledger.server.audit.Actor;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.agledger.server.problem.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets nobody past without a valid key, but to {@link PublicPaths} (contract A-05). */
@Component
@Profile("api")
@Order(AccessFilter.ORDER)
public class AccessFilter extends OncePerRequestFilter {
  /** After the request id, which every refusal carries; filters that need the caller come later. */
  public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;

  private static final Logger log = LoggerFactory.getLogger(AccessFilter.class);
  private static final String SCHEME = "Bearer ";

  private final Authentication authentication;
  private final HandlerExceptionResolver problems;

  AccessFilter(
      Authentication authentication,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.authentication = authentication;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return PublicPaths.contains(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Caller caller;
    try {
      caller = authenticate(request);
    } catch (RuntimeException refusedOrNoDatabase) {
      problems.resolveException(request, response, null, refusedOrNoDatabase);
      return;
    }
    Access.set(request, caller);
    try (var _ = Actor.acting(caller.actor())) {
      chain.doFilter(request, response);
    }
  }

  private Caller authenticate(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || header.isBlank()) {
      throw unauthorized(request, "No API key was sent.");
    }
    // One answer for malformed, unknown, revoked and deactivated: a stranger learns nothing about
    // keys.
    return bearer(header)
        .flatMap(authentication::callerOf)
        .orElseThrow(() -> unauthorized(request, "The API key is not valid."));
  }

  private static Optional<RawKey> bearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? RawKey.parse(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static Refusal unauthorized(HttpServletRequest request, String detail) {
    log.info("Refused {} {}: {}", request.getMethod(), request.getRequestURI(), detail);
    return Problem.of(
            ProblemCode.UNAUTHORIZED,
            detail,
            "Send 'Authorization: Bearer <key>' with a key of this ledger that has not been revoked.")
        .refused();
  }
}
