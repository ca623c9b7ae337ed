package io.agledger.operator;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operator writes at a time. The one that loses the lease dies rather than write on. */
final class Leadership {

  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final String LEASE = "agledger-operator";

  private Leadership() {}

  /**
   * @param stopping set when the process ends of its own accord; giving up the lease is then no
   *     reason to die at once
   * @param die ends the process without further words
   */
  static Consumer<ConfigurationServiceOverrider> elect(
      String namespace, AtomicBoolean stopping, Runnable die) {
    var callbacks =
        new LeaderCallbacks(
            () -> LOG.info("This operator leads."),
            () -> {
              if (!stopping.get()) {
                LOG.error("The lease is lost; another operator may be writing. Exiting.");
                die.run();
              }
            },
            leader -> {});
    return settings ->
        settings.withLeaderElectionConfiguration(
            LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                .withLeaseNamespace(namespace)
                .withLeaseDuration(Duration.ofSeconds(15))
                .withRenewDeadline(Duration.ofSeconds(10))
                .withRetryPeriod(Duration.ofSeconds(2))
                .withLeaderCallbacks(callbacks)
                // The framework would call System.exit, which waits for the very hook that stops
                // us.
                .withExitOnStopLeading(false)
                .build());
  }
}
