package io.agledger.operator;

import io.agledger.api.v1beta1.Agent;
import io.agledger.api.v1beta1.Ledger;
import io.agledger.api.v1beta1.Org;
import io.agledger.api.v1beta1.ResourceStatus;
import io.agledger.operator.client.ClientSettings;
import io.agledger.operator.client.FakeLedger;
import io.agledger.operator.client.Gate;
import io.agledger.operator.client.HttpLedgerClient;
import io.agledger.operator.client.LedgerClient;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One namespace of the real API server, one fake ledger, one operator. */
final class Workbench implements AutoCloseable {

  final FakeLedger ledger = new FakeLedger();
  final KubernetesClient kubernetes = ApiServer.get().client();
  final String namespace;
  final AdjustableClock clock = new AdjustableClock();
  private @Nullable Operator operator;

  Workbench() {
    namespace = ApiServer.get().newNamespace();
    ledger.vault.clock(clock);
  }

  /** With operator and a Ledger called main. */
  static Workbench started() {
    var bench = new Workbench();
    bench.createLedger();
    bench.startOperator();
    return bench;
  }

  void startOperator() {
    startOperator(Set.of(namespace), ApiServer.get().newClient(), HttpLedgerClient::new);
  }

  void startOperator(
      Set<String> namespaces,
      KubernetesClient client,
      BiFunction<ClientSettings, Gate, LedgerClient> clients) {
    var configuration = new Configuration(namespaces, namespace, 0, false);
    operator =
        new Assembly(
                client,
                configuration,
                clock,
                clients,
                settings -> settings.withReconciliationTerminationTimeout(Duration.ofMillis(100)))
            .operator();
    operator.start();
  }

  void startOperator(Set<String> namespaces, KubernetesClient client) {
    startOperator(namespaces, client, HttpLedgerClient::new);
  }

  void stopOperator() {
    if (operator != null) {
      operator.stop();
      operator = null;
    }
  }

  Ledger createLedger() {
    createPlatformKey();
    return create(Samples.ledger(namespace, ledger.uri()));
  }

  void createPlatformKey() {
    create(platformKey(FakeLedger.PLATFORM_KEY + "\n"));
  }

  void replacePlatformKey(String key) {
    live(platformKey(key)).update();
  }

  private Secret platformKey(String key) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("platform-key")
        .withNamespace(namespace)
        .endMetadata()
        .withStringData(Map.of("apiKey", key))
        .build();
  }

  Org createOrg(String name) {
    return create(Samples.org(namespace, name));
  }

  Agent createAgent(String name, String org) {
    return create(Samples.agent(namespace, name, org));
  }

  <R extends HasMetadata> R create(R resource) {
    return kubernetes.resource(resource).create();
  }

  /** Gives a live resource the spec of this one. */
  <T, R extends CustomResource<T, ?>> R respecify(R wanted) {
    R latest = now(wanted);
    latest.setSpec(wanted.getSpec());
    return live(latest).update();
  }

  <R extends HasMetadata> Resource<R> live(R resource) {
    return kubernetes.resource(resource);
  }

  <R extends HasMetadata> R now(R resource) {
    return Objects.requireNonNull(live(resource).get());
  }

  boolean exists(HasMetadata resource) {
    return live(resource).get() != null;
  }

  Optional<Secret> secret(String name) {
    return Optional.ofNullable(kubernetes.secrets().inNamespace(namespace).withName(name).get());
  }

  /** Asks for a pass now, as a person would. */
  void poke(HasMetadata resource) {
    annotate(resource, "agledger.io/reconcile-requested-at", UUID.randomUUID().toString());
  }

  void annotate(HasMetadata resource, String name, String value) {
    HasMetadata latest = now(resource);
    latest.getMetadata().setResourceVersion(null);
    live(latest)
        .edit(changed -> {
          changed.getMetadata().getAnnotations().put(name, value);
          return changed;
        });
  }

  void dropFinalizers(HasMetadata resource) {
    live(now(resource))
        .edit(changed -> {
          changed.getMetadata().setFinalizers(List.of());
          return changed;
        });
  }

  /** Names in a Secret's data, without a suffix. */
  Set<String> dataKeys(String secretName) {
    return secret(secretName).map(Secret::getData).orElse(Map.of()).keySet().stream()
        .map(entry -> entry.replace(".pem", ""))
        .collect(Collectors.toSet());
  }

  <R extends CustomResource<?, ? extends ResourceStatus>> R awaitReady(R resource) {
    return awaitCondition(resource, "Ready", "True", "Synced");
  }

  <R extends CustomResource<?, ? extends ResourceStatus>> R awaitCondition(
      R resource, String type, String status, String reason) {
    return await(
        resource,
        type + "=" + status + "/" + reason,
        now ->
            condition(now, type)
                .filter(c -> c.getStatus().equals(status) && c.getReason().equals(reason))
                .filter(c ->
                    Objects.equals(c.getObservedGeneration(), now.getMetadata().getGeneration()))
                .isPresent());
  }

  <R extends HasMetadata> R await(R resource, String what, Predicate<R> pleases) {
    return Await.until(
        what + " of " + resource.getMetadata().getName(), () -> now(resource), pleases);
  }

  void awaitGone(HasMetadata resource) {
    Await.until(resource.getMetadata().getName() + " gone", () -> !exists(resource));
  }

  static boolean isReady(CustomResource<?, ? extends ResourceStatus> resource) {
    return condition(resource, "Ready")
        .filter(ready -> ready.getStatus().equals("True"))
        .filter(ready ->
            Objects.equals(ready.getObservedGeneration(), resource.getMetadata().getGeneration()))
        .isPresent();
  }

  static Optional<Condition> condition(
      CustomResource<?, ? extends ResourceStatus> resource, String type) {
    return Optional.ofNullable(resource.getStatus()).stream()
        .flatMap(status -> status.conditions().stream())
        .filter(condition -> condition.getType().equals(type))
        .findFirst();
  }

  static <S extends ResourceStatus> S status(CustomResource<?, S> resource) {
    return Objects.requireNonNull(resource.getStatus());
  }

  static String message(CustomResource<?, ? extends ResourceStatus> resource, String type) {
    return condition(resource, type).map(Condition::getMessage).orElse("");
  }

  List<Event> events(String reason) {
    return kubernetes.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getReason().equals(reason))
        .toList();
  }

  String ownerKey(HasMetadata resource) {
    String kind = resource.getKind().toLowerCase(Locale.ROOT);
    return "test/" + kind + "/" + namespace + "/" + resource.getMetadata().getName();
  }

  @Override
  public void close() {
    stopOperator();
    ledger.close();
  }
}
