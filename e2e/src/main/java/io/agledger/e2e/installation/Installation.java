package io.agledger.e2e.installation;

import io.agledger.e2e.installation.Artifacts.Programs;
import io.agledger.e2e.process.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * A running agledger. {@link #start} brings up everything that does not depend on a resource;
 * {@link #apply} then applies manifests, as a user would.
 */
public final class Installation {

  /** As named in {@code e2e/demo}. */
  private static final String PLATFORM_KEY_SECRET = "agledger-platform-key";

  private static final String SIGNING_KEY_SECRET = "agledger-signing-keys";
  private static final String LEDGER_URL = "http://localhost:8080";
  private static final Duration DUMP_LIMIT = Duration.ofMinutes(2);

  private final Settings settings;
  private final Cleanup cleanup;
  private final Progress progress;
  private final Endpoints endpoints = Endpoints.free();
  private final String platformKey = "agl_plt_" + Secrets.random();
  private final Programs programs;
  private final Path platformKeyFile;
  private final Path signingKeys;
  private final Postgres postgres;
  private final Cluster cluster;
  private final Service worker;
  private final Service operator;
  private Service api;

  private Installation(Settings settings, Cleanup cleanup, Progress progress) throws Exception {
    this.settings = settings;
    this.cleanup = cleanup;
    this.progress = progress;
    Files.createDirectories(settings.folder());
    this.programs = settings.artifacts().copyTo(settings.folder().resolve("programs"));
    this.platformKeyFile = Secrets.write(settings.folder().resolve("platform-key"), platformKey);
    this.signingKeys = Files.createDirectory(settings.folder().resolve("signing-keys"));
    try (var side = Executors.newVirtualThreadPerTaskExecutor()) {
      var startingCluster = side.submit(this::startCluster);
      this.postgres = startPostgres();
      var startingWorker = side.submit(() -> startServer("worker", endpoints.workerManagement()));
      this.api = startServer("api", endpoints.apiManagement());
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
    return endpoints.ledger();
  }

  public String platformKey() {
    return platformKey;
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
  public List<String> apply(Predicate<String> filter) throws Exception {
    var manifests = manifests(filter);
    timed(
        "kubectl apply of %d resources".formatted(manifests.size()),
        () -> kubectl().apply(String.join("---\n", manifests)));
    if (cluster instanceof ContextCluster shared) {
      cleanup.keep(shared::deleteResources);
    }
    return timed("kubectl wait: all are Ready", this::awaitReady);
  }

  /** Writes a dump with the server's own command. */
  public void dump(Path target) {
    server("vault-dump", target.toString()).output(DUMP_LIMIT);
  }

  /** Runs the verifier; its answer is its exit status and what it printed. */
  public Program.Output verify(String... arguments) {
    return java("-Xmx256m")
        .and("-jar", programs.verifier().toString())
        .and(arguments)
        .run("", DUMP_LIMIT);
  }

  /** The API again, after it was killed or stopped: same place, same folder of keys. */
  public void restartApi() throws Exception {
    api = startServer("api", endpoints.apiManagement());
  }

  private Cluster startCluster() throws Exception {
    var folder = settings.folder().resolve("cluster");
    Callable<Cluster> start =
        () ->
            settings.context().isPresent()
                ? ContextCluster.use(
                    settings.context().get(), Files.createDirectory(folder), settings.namespace())
                : OwnCluster.start(
                    settings.artifacts().clusterScript(), folder, settings.namespace());
    var from = Instant.now();
    var started = cleanup.keep(start.call());
    progress.done("Kubernetes: " + started.describe(), since(from));
    return started;
  }

  private Postgres startPostgres() throws Exception {
    var from = Instant.now();
    var started = cleanup.keep(Postgres.start(settings.folder()));
    progress.done(started.describe(), since(from));
    return started;
  }

  private Service startServer(String role, int managementPort) throws Exception {
    var program =
        server(role)
            .with("RUN_MIGRATIONS", "true")
            .with("PORT", Integer.toString(endpoints.api()))
            .with("MANAGEMENT_PORT", Integer.toString(managementPort))
            .with("AGLEDGER_INSTANCE_NAME", role + "-0")
            .with("AGLEDGER_PLATFORM_KEY_FILE", platformKeyFile.toString())
            .with("AGLEDGER_SIGNING_KEY_DIR", signingKeys.toString());
    var port = role.equals("api") ? endpoints.api() : managementPort;
    return serve(role, program, port);
  }

  private Service startOperator() throws Exception {
    var program =
        java("-Xmx128m")
            .and("-jar", programs.operator().toString())
            .with("KUBECONFIG", kubectl().kubeconfig().toString())
            .with("AGLEDGER_WATCH_NAMESPACES", kubectl().namespace())
            .with("AGLEDGER_OPERATOR_NAMESPACE", kubectl().namespace())
            .with("OPERATOR_PORT", Integer.toString(endpoints.operator()));
    return serve("operator", program, endpoints.operator());
  }

  private Service serve(String name, Program program, int port) throws Exception {
    var service =
        cleanup.keep(Service.start(name, program, Endpoints.readiness(port), settings.folder()));
    progress.done(name + " is ready", service.startedIn());
    return service;
  }

  /**
   * CRDs, the namespace, the platform key as a Secret, and the loop that shows the signing keys to
   * the servers.
   */
  private void prepareNamespace() throws Exception {
    var crds =
        timed(
            "kubectl apply -f crds/",
            () -> kubectl().run("apply", "-f", settings.artifacts().crds().toString()));
    if (cluster instanceof ContextCluster shared) {
      cleanup.keep(() -> shared.deleteCreated(crds));
    }
    kubectl()
        .run("wait", "--for=condition=Established", "-f", settings.artifacts().crds().toString());
    kubectl().run("create", "namespace", kubectl().namespace());
    kubectl()
        .run(
            "create",
            "secret",
            "generic",
            PLATFORM_KEY_SECRET,
            "--from-file=apiKey=" + platformKeyFile);
    cleanup.keep(SecretMirror.start(kubectl(), SIGNING_KEY_SECRET, signingKeys));
  }

  private List<String> manifests(Predicate<String> filter) throws IOException {
    var manifests = new ArrayList<String>();
    try (var files = Files.list(settings.artifacts().manifests())) {
      for (var file : files.sorted().toList()) {
        var name = file.getFileName().toString();
        if (name.endsWith(".yaml") && filter.test(name)) {
          manifests.add(Files.readString(file).replace(LEDGER_URL, ledger().toString()));
        }
      }
    }
    return manifests;
  }

  private List<String> awaitReady() {
    return kubectl()
        .run(
            "wait",
            "--for=condition=Ready",
            "--all",
            "--timeout=60s",
            "ledgers,orgs,agents,schemas,signingkeys")
        .lines()
        .toList();
  }

  private Program server(String... arguments) {
    return java("-Xmx256m")
        .and("-jar", programs.server().toString())
        .and(arguments)
        .with("DATABASE_URL", postgres.applicationUrl())
        .with("DATABASE_MIGRATION_URL", postgres.ownerUrl());
  }

  /** The Java that we run on. */
  private static Program java(String heap) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Program.of(java.toString(), heap, "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");
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
