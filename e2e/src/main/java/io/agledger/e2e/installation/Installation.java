package io.agledger.e2e.installation;

import io.agledger.e2e.ledger.LedgerClient;
import io.agledger.e2e.process.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A running agledger. {@link #start} brings up everything that does not depend on a resource;
 * {@link #apply} then applies manifests, as a user would.
 */
public final class Installation {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Settings settings;
  private final Cleanup cleanup;
  private final Progress progress;
  private final Servers servers;
  private final Postgres postgres;
  private final Cluster cluster;
  private final Service worker;
  private final Service operator;
  private volatile Service api;

  private Installation(Settings settings, Cleanup cleanup, Progress progress) throws Exception {
    this.settings = settings;
    this.cleanup = cleanup;
    this.progress = progress;
    this.servers = Servers.in(settings.folder(), settings.artifacts(), Endpoints.free());
    try (var side = Executors.newVirtualThreadPerTaskExecutor()) {
      var startingCluster = side.submit(this::startCluster);
      var database = startPostgres();
      var startingWorker = side.submit(() -> startWorker(database));
      this.postgres = database;
      this.api = startApi(database);
      this.worker = outcome(startingWorker);
      this.cluster = outcome(startingCluster);
    }
    prepareNamespace();
    this.operator = startOperator();
  }

  /** Whatever has been started by then is in {@code cleanup}, also when this fails. */
  public static Installation start(Settings settings, Cleanup cleanup, Progress progress)
      throws Exception {
    return new Installation(settings, cleanup, progress);
  }

  public Kubectl kubectl() {
    return cluster.kubectl();
  }

  public URI ledger() {
    return servers.endpoints().ledger();
  }

  public String platformKey() {
    return servers.platformKey();
  }

  public Postgres postgres() {
    return postgres;
  }

  public Service api() {
    return api;
  }

  public Service worker() {
    return worker;
  }

  public Service operator() {
    return operator;
  }

  /**
   * Applies the manifests of {@code e2e/demo} whose file name the filter takes, and waits until all
   * are Ready.
   */
  public void apply(Predicate<String> filter) throws Exception {
    var manifests = Manifests.read(settings.artifacts().manifests(), filter, ledger());
    timed(
        "kubectl apply -f e2e/demo: " + manifests.size() + " resources",
        () -> kubectl().apply(String.join("---\n", manifests)));
    if (cluster instanceof ContextCluster shared) {
      cleanup.onClose(shared::deleteResources);
    }
    timed("kubectl wait --for=condition=Ready: all of them", () -> Readiness.await(kubectl()));
  }

  /** Writes a dump with the server's own command. */
  public Path dump(Path target) {
    servers.dump(target, postgres).output(LIMIT);
    return target;
  }

  /** Keeps the ledger's public keys, which everybody may read, in a file. */
  public Path fetchKeys(Path target) throws IOException, InterruptedException {
    var keys = LedgerClient.withoutKey(ledger()).get("/v1/verification-keys");
    keys.accepted();
    return Files.writeString(target, keys.text());
  }

  /** Runs the verifier; its answer is its exit status and what it printed. */
  public Program.Output verify(String... arguments) {
    return servers.verifier().and(arguments).run("", LIMIT);
  }

  /** The API again, after it was killed or stopped: same address, same keys. */
  public void restartApi() throws Exception {
    api = startApi(postgres);
  }

  /** One more replica of the API, elsewhere. */
  public Service startSecondApi() throws Exception {
    var second = servers.at(Endpoints.free());
    return serve("api-2", second.api(postgres), second.endpoints().api());
  }

  /** One more worker. */
  public Service startSecondWorker() throws Exception {
    var second = servers.at(Endpoints.free());
    return serve("worker-2", second.worker(postgres), second.endpoints().workerManagement());
  }

  private Cluster startCluster() throws Exception {
    var from = Instant.now();
    var folder = Files.createDirectory(settings.folder().resolve("cluster"));
    Callable<Cluster> start =
        () ->
            settings.context().isPresent()
                ? ContextCluster.use(settings.context().get(), folder, settings.namespace())
                : OwnCluster.start(
                    settings.artifacts().clusterScript(), folder, settings.namespace());
    var started = cleanup.keep(start);
    progress.done("Kubernetes: " + started.describe(), since(from));
    return started;
  }

  private Postgres startPostgres() throws Exception {
    var from = Instant.now();
    var started = cleanup.keep(() -> Postgres.start(settings.folder()));
    progress.done(started.describe(), since(from));
    return started;
  }

  private Service startApi(Postgres database) throws Exception {
    return serve("api", servers.api(database), servers.endpoints().api());
  }

  private Service startWorker(Postgres database) throws Exception {
    return serve("worker", servers.worker(database), servers.endpoints().workerManagement());
  }

  private Service startOperator() throws Exception {
    return serve("operator", servers.operator(kubectl()), servers.endpoints().operator());
  }

  private Service serve(String name, Program program, int port) throws Exception {
    var readiness = Endpoints.readiness(port);
    var service = cleanup.keep(() -> Service.start(name, program, readiness, settings.folder()));
    service.awaitReady();
    progress.done(name + " is ready", service.startedIn());
    return service;
  }

  /**
   * CRDs, the namespace, the platform key as a Secret, and the loop that shows the signing keys to
   * the servers.
   */
  private void prepareNamespace() throws Exception {
    var crds = settings.artifacts().crds().toString();
    var applied = timed("kubectl apply -f crds/", () -> kubectl().run("apply", "-f", crds));
    if (cluster instanceof ContextCluster shared) {
      cleanup.onClose(() -> shared.deleteCreated(applied));
    }
    kubectl()
        .run(
            Stream.concat(
                    Stream.of("wait", "--for=condition=Established", "--timeout=30s"),
                    applied.lines().map(line -> line.split(" ", 2)[0]))
                .toArray(String[]::new));
    kubectl().run("create", "namespace", kubectl().namespace());
    kubectl().run("config", "set-context", "--current", "--namespace", kubectl().namespace());
    kubectl()
        .run(
            "create",
            "secret",
            "generic",
            Manifests.PLATFORM_KEY_SECRET,
            "--from-file=apiKey=" + servers.platformKeyFile());
    cleanup.keep(
        () -> SecretMirror.start(kubectl(), Manifests.SIGNING_KEY_SECRET, servers.signingKeys()));
    progress.done(
        "no kubelet mounts Secrets here: a loop of ours mirrors "
            + Manifests.SIGNING_KEY_SECRET
            + " into the servers' folder",
        Duration.ZERO);
  }

  private <T> T timed(String what, Callable<T> action) throws Exception {
    var from = Instant.now();
    var result = action.call();
    progress.done(what, since(from));
    return result;
  }

  private static Duration since(Instant from) {
    return Duration.between(from, Instant.now());
  }

  private static <T> T outcome(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    }
  }
}
