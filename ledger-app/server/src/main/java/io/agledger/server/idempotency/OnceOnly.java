package io.agledger.server.idempotency;

import io.agledger.core.Bytes;
import io.agledger.server.access.SecretAnswer;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/** Does a request at most once for its key. */
@Component
class OnceOnly {
  private final IdempotencyKeys keys;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  OnceOnly(IdempotencyKeys keys, TransactionTemplate transaction, JsonMapper json) {
    this.keys = keys;
    this.transaction = transaction;
    this.json = json;
  }

  /**
   * Leaves the answer in {@code response}, which holds everything back until this has returned:
   * until COMMIT.
   */
  void run(
      ClaimedKey key,
      HttpServletRequest request,
      ContentCachingResponseWrapper response,
      FilterChain chain) {
    transaction.executeWithoutResult(status -> {
      if (keys.claim(key)) {
        proceed(key, request, response, chain, status);
      } else {
        replay(key, response);
      }
    });
  }

  /** The controller's own transactions join this one. */
  private void proceed(
      ClaimedKey key,
      HttpServletRequest request,
      ContentCachingResponseWrapper response,
      FilterChain chain,
      TransactionStatus status) {
    try {
      chain.doFilter(request, response);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (ServletException failure) {
      throw new IllegalStateException(failure);
    }
    if (response.getStatus() / 100 == 2) {
      keys.keep(
          key,
          new KeptAnswer(response.getStatus(), response.getContentType(), body(request, response)));
    } else {
      status.setRollbackOnly(); // the claim too: a refused request may be corrected and sent again
      // with its key
    }
  }

  private Bytes body(HttpServletRequest request, ContentCachingResponseWrapper response) {
    return Bytes.wrap(
        SecretAnswer.kept(request)
            .map(json::writeValueAsBytes)
            .orElseGet(response::getContentAsByteArray));
  }

  private void replay(ClaimedKey key, ContentCachingResponseWrapper response) {
    var taken = keys.find(key).orElseThrow(() -> conflict().refused());
    if (!taken.request().equals(key.request())) {
      throw conflict().refused();
    }
    var answer = taken.answer();
    response.setStatus(answer.status());
    response.setHeader(IdempotencyFilter.REPLAYED, "true");
    if (answer.contentType() != null) {
      response.setContentType(answer.contentType());
    }
    try {
      response.getOutputStream().write(answer.body().toArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Problem conflict() {
    return Problem.of(
        ProblemCode.IDEMPOTENCY_CONFLICT,
        "This Idempotency-Key was used for another request.",
        "Use a new key for a new request; a repeated one has the same route and the same body, byte for byte.");
  }
}
