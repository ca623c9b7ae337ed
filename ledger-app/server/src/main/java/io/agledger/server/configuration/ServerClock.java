package io.agledger.server.configuration;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock; tests replace the bean. */
@Configuration(proxyBeanMethods = false)
class ServerClock {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
