package io.agledger.operator;

import io.agledger.operator.client.HttpLedgerClient;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process: reads its configuration, serves health, runs the operator until told to stop. */
public final class AgledgerOperator {

  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Configuration configuration;
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private AgledgerOperator(Configuration configuration) {
    this.configuration = configuration;
  }

  public static void main(String[] args) {
    String level = System.getenv().getOrDefault("LOG_LEVEL", "info");
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
    try {
      new AgledgerOperator(Configuration.from(System.getenv())).run();
    } catch (IOException | RuntimeException e) {
      System.err.println("Failed to start operator: " + explanation(e));
      Runtime.getRuntime().halt(1);
    }
  }

  private void run() throws IOException {
    new JvmMemoryMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    KubernetesClient kubernetes = new KubernetesClientBuilder().build();
    Preflight.check(kubernetes);
    Operator operator =
        new Assembly(
                kubernetes, configuration, Clock.systemUTC(), HttpLedgerClient::new, settings())
            .operator();
    var runtime = new RuntimeInfo(operator);
    var health = new HealthServer(configuration.port(), () -> isReady(runtime), metrics::scrape);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(operator)));
    operator.start();
    log().info("agledger-operator serving health on port {}", health.port());
  }

  private Consumer<ConfigurationServiceOverrider> settings() {
    Consumer<ConfigurationServiceOverrider> measured =
        settings -> settings.withMetrics(MicrometerMetrics.withoutPerResourceMetrics(metrics));
    return configuration.leaderElection()
        ? measured.andThen(
            Leadership.elect(
                configuration.operatorNamespace(), stopping, () -> Runtime.getRuntime().halt(1)))
        : measured;
  }

  private static boolean isReady(RuntimeInfo runtime) {
    return runtime.isStarted() && runtime.allEventSourcesAreHealthy();
  }

  /** Ends with 0: being asked to stop is not a failure. */
  private void stop(Operator operator) {
    stopping.set(true);
    log().info("Shutting down gracefully...");
    operator.stop();
    Runtime.getRuntime().halt(0);
  }

  /** Our own words where there are some; the framework's outermost ones only say that it failed. */
  private static String explanation(Throwable problem) {
    Throwable cause = problem;
    while (cause instanceof OperatorException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** Not a constant: the level is set before the first logger is made. */
  private static Logger log() {
    return LoggerFactory.getLogger(AgledgerOperator.class);
  }
}
