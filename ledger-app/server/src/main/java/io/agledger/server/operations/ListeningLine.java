package io.agledger.server.operations;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Contract S-05: the line that says the API is up and where. */
@Component
@Profile("api")
class ListeningLine {
  private static final Logger log = LoggerFactory.getLogger(ListeningLine.class);

  @EventListener
  void listening(WebServerInitializedEvent event) {
    log.info("agledger-api listening on port {}", event.getWebServer().getPort());
  }
}
