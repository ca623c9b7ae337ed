package io.agledger.operator.client;

import io.agledger.operator.client.LedgerUnavailableException.Reach;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request and its answer: authorised, throttled, timed, and its failure classified. */
final class Exchange {

  private final ClientSettings settings;
  private final String base;
  private final Gate gate;
  private final Throttle throttle;
  private final HttpClient http;

  Exchange(ClientSettings settings, Gate gate) {
    this.settings = settings;
    this.base = settings.endpoint().toString().replaceAll("/+$", "");
    this.gate = gate;
    this.throttle = new Throttle(settings.maxConcurrent(), settings.requestsPerSecond());
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    if (!settings.caPem().isEmpty()) {
      builder.sslContext(PemTrust.of(settings.caPem()));
    }
    this.http = builder.build();
  }

  Reply call(String method, String path) {
    return gated(method, path, null);
  }

  Reply call(String method, String path, Object body) {
    return gated(method, path, Json.write(body));
  }

  /** For the probe: made even while the gate is shut, and telling the gate nothing. */
  Reply ungated(String method, String path) {
    return send(method, path, null);
  }

  private Reply gated(String method, String path, @Nullable String body) {
    gate.enter();
    try {
      Reply reply = send(method, path, body);
      if (reply.isRefusal() && reply.problem().concernsOurKey()) {
        gate.doubt(reply.problem().detail());
      }
      return reply;
    } catch (LedgerUnavailableException e) {
      if (e.reach() == Reach.LEDGER) {
        gate.doubt(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private Reply send(String method, String path, @Nullable String body) {
    try {
      throttle.acquire();
      try {
        return classify(http.send(request(method, path, body), BodyHandlers.ofString()));
      } finally {
        throttle.release();
      }
    } catch (IOException e) {
      throw unreachable(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("the operator is stopping");
    }
  }

  private HttpRequest request(String method, String path, @Nullable String body) {
    var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(settings.timeout())
        .header("Authorization", "Bearer " + settings.platformKey())
        .header("Content-Type", "application/json")
        .header("User-Agent", "agledger-operator")
        .method(method, publisher)
        .build();
  }

  private Reply classify(HttpResponse<String> response) {
    var reply = new Reply(response.statusCode(), response.body());
    return switch (reply.status()) {
      case 502, 503, 504 -> throw failed(Reach.LEDGER, reply, response);
      case 429 -> throw failed(Reach.REQUEST, reply, response);
      default -> {
        if (reply.status() >= 500) {
          throw failed(Reach.REQUEST, reply, response);
        }
        yield reply;
      }
    };
  }

  private static LedgerUnavailableException failed(
      Reach reach, Reply reply, HttpResponse<String> response) {
    String message = reply.status() + ": " + reply.problem().detail();
    return new LedgerUnavailableException(reach, retryAfter(response), message);
  }

  /** Only the seconds form of RFC 9110 §10.2.3; a date is as good as nothing to us. */
  private static Duration retryAfter(HttpResponse<String> response) {
    String value = response.headers().firstValue("Retry-After").orElse("");
    return value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
  }

  private LedgerUnavailableException unreachable(String reason) {
    String message = "no answer from " + settings.endpoint() + ": " + reason;
    return new LedgerUnavailableException(Reach.LEDGER, Duration.ZERO, message);
  }
}
