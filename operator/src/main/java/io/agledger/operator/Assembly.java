package io.agledger.operator;

import io.agledger.operator.agent.AgentReconciler;
import io.agledger.operator.client.ClientSettings;
import io.agledger.operator.client.Gate;
import io.agledger.operator.client.LedgerClient;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.StatusWriter;
import io.agledger.operator.ledger.LedgerConnections;
import io.agledger.operator.ledger.LedgerReconciler;
import io.agledger.operator.lifecycle.Lifecycle;
import io.agledger.operator.org.OrgReconciler;
import io.agledger.operator.reference.NamespaceLabels;
import io.agledger.operator.reference.References;
import io.agledger.operator.schema.SchemaReconciler;
import io.agledger.operator.secret.ApiKeyring;
import io.agledger.operator.secret.OwnedSecrets;
import io.agledger.operator.secret.SecretValues;
import io.agledger.operator.signingkey.SigningKeyReconciler;
import io.agledger.operator.webhook.WebhookReconciler;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Puts the operator together: who knows whom, and the framework's settings with their reasons. */
public final class Assembly {

  /** Two cores are busy with 16 threads that mostly wait for the ledger or the API server. */
  private static final int THREADS = 16;

  /** What a pass may take to end after SIGTERM. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(20);

  /** Should everything that ought to wake a resource have failed. */
  private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(15);

  private final KubernetesClient kubernetes;
  private final Set<String> watchNamespaces;
  private final Operator operator;

  public Assembly(
      KubernetesClient kubernetes,
      Configuration configuration,
      Clock clock,
      BiFunction<ClientSettings, Gate, LedgerClient> clients,
      Consumer<ConfigurationServiceOverrider> more) {
    this.kubernetes = kubernetes;
    this.watchNamespaces = configuration.watchNamespaces();
    this.operator = new Operator(settings(kubernetes).andThen(more));
    register(configuration, clock, new LedgerConnections(clients));
  }

  public Operator operator() {
    return operator;
  }

  private static Consumer<ConfigurationServiceOverrider> settings(KubernetesClient kubernetes) {
    return settings ->
        settings
            .withKubernetesClient(kubernetes)
            // Plain updates under a resource version: no field ownership to fight over.
            .withUseSSAToPatchPrimaryResource(false)
            .withSSABasedCreateUpdateMatchForDependentResources(false)
            .withConcurrentReconciliationThreads(THREADS)
            .withReconciliationTerminationTimeout(LAST_WORDS);
  }

  private void register(Configuration configuration, Clock clock, LedgerConnections connections) {
    var labels = new NamespaceLabels(kubernetes, clock);
    var references = new References(configuration.operatorNamespace(), connections, labels);
    var events = new Events(kubernetes, clock);
    var statuses = new StatusWriter(clock);
    var lifecycle = new Lifecycle(references, statuses, events, clock);
    var values = new SecretValues(kubernetes);
    var secrets = new OwnedSecrets(kubernetes);
    var keyring = new ApiKeyring(secrets, events, clock);

    register(new LedgerReconciler(connections, values, statuses, events, clock));
    register(new OrgReconciler(lifecycle, references, keyring, events));
    register(new AgentReconciler(lifecycle, references, keyring, events));
    register(new SchemaReconciler(lifecycle, references, kubernetes, events, clock));
    register(new WebhookReconciler(lifecycle, references, values, events, clock));
    register(new SigningKeyReconciler(lifecycle, references, secrets, kubernetes, events, clock));
  }

  private <R extends CustomResource<?, ?>> void register(Reconciler<R> reconciler) {
    operator.register(reconciler, this::controller);
  }

  private <R extends CustomResource<?, ?>> void controller(
      ControllerConfigurationOverrider<R> controller) {
    controller
        // Never gives up: 1, 2, 4 … seconds, then once a minute.
        .withRetry(
            new GenericRetry()
                .withoutMaxAttempts()
                .setInitialInterval(1_000)
                .setIntervalMultiplier(2)
                .setMaxInterval(60_000))
        .withReconciliationMaxInterval(AT_LEAST_EVERY)
        // We set and drop finalizers ourselves, so deletions have to come to us too.
        .withTriggerReconcilerOnAllEvents(true)
        .withGenerationAware(false)
        .withOnUpdateFilter(Wakes::byUpdate);
    if (watchNamespaces.isEmpty()) {
      controller.watchingAllNamespaces();
    } else {
      controller.settingNamespaces(watchNamespaces);
    }
  }
}
