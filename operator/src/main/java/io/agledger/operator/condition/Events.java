package io.agledger.operator.condition;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kubernetes Events. The same words about the same resource are said once in ten minutes. */
public final class Events {

  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final Duration QUIET = Duration.ofMinutes(10);

  /** Beyond this the oldest is forgotten; the price is a repeated Event, not memory. */
  private static final int REMEMBERED = 10_000;

  private final KubernetesClient kubernetes;
  private final Clock clock;
  private final Map<String, Instant> said =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  public Events(KubernetesClient kubernetes, Clock clock) {
    this.kubernetes = kubernetes;
    this.clock = clock;
  }

  public void normal(HasMetadata about, Reason reason, String message) {
    record("Normal", about, reason, message);
  }

  public void warning(HasMetadata about, Reason reason, String message) {
    record("Warning", about, reason, message);
  }

  private void record(String type, HasMetadata about, Reason reason, String message) {
    if (alreadySaid(about.getMetadata().getUid() + reason + message)) {
      return;
    }
    LOG.info(
        "{} {}/{}: {}: {}",
        about.getKind(),
        about.getMetadata().getNamespace(),
        about.getMetadata().getName(),
        reason,
        message);
    try {
      kubernetes.resource(event(type, about, reason, message)).create();
    } catch (KubernetesClientException e) {
      // An Event is a courtesy: a namespace that is going away, or a quota, must not stop the work.
      LOG.debug("Event not written: {}", e.getMessage());
    }
  }

  private synchronized boolean alreadySaid(String words) {
    Instant now = clock.instant();
    Instant before = said.get(words);
    if (before != null && before.plus(QUIET).isAfter(now)) {
      return true;
    }
    said.remove(words);
    said.put(words, now);
    return false;
  }

  private Event event(String type, HasMetadata about, Reason reason, String message) {
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    return new EventBuilder()
        .withNewMetadata()
        .withGenerateName(about.getMetadata().getName() + ".")
        .withNamespace(about.getMetadata().getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withName(about.getMetadata().getName())
        .withNamespace(about.getMetadata().getNamespace())
        .withUid(about.getMetadata().getUid())
        .endInvolvedObject()
        .withType(type)
        .withReason(reason.name())
        .withMessage(message)
        .withNewSource()
        .withComponent("agledger-operator")
        .endSource()
        .withReportingComponent("agledger-operator")
        .withFirstTimestamp(now)
        .withLastTimestamp(now)
        .withCount(1)
        .build();
  }
}
