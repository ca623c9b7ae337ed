package io.agledger.server.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Contract S-32 and S-33: {@code agledger_http_requests_total} and {@code
 * agledger_http_request_duration_seconds} by method, route and status_code. The route is the
 * pattern, never the path, so the number of series is bounded.
 */
@Component
@Profile("api")
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class HttpMetrics extends OncePerRequestFilter {
  /** From an append's usual milliseconds to the pool's time-out. */
  private static final Duration[] BUCKETS =
      IntStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry meters;

  HttpMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var timer = Timer.start(meters);
    try {
      chain.doFilter(request, response);
    } finally {
      var route =
          Objects.toString(
              request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "none");
      var tags =
          Tags.of(
              "method",
              request.getMethod(),
              "route",
              route,
              "status_code",
              Integer.toString(response.getStatus()));
      timer.stop(
          Timer.builder("agledger_http_request_duration_seconds")
              .description("Duration of requests")
              .tags(tags)
              .serviceLevelObjectives(BUCKETS)
              .register(meters));
      meters.counter("agledger_http_requests_total", tags).increment();
    }
  }
}
