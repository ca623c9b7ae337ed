package io.agledger.e2e.installation;

import io.agledger.e2e.installation.Artifacts.Programs;
import io.agledger.e2e.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command lines of our own programs, with the configuration that they share. Both server
 * processes see one platform key and one folder of signing keys, as two Deployments that mount the
 * same Secrets would.
 */
final class Servers {

  private final Programs programs;
  private final Endpoints endpoints;
  private final String platformKey;
  private final Path platformKeyFile;
  private final Path signingKeys;

  private Servers(
      Programs programs,
      Endpoints endpoints,
      String platformKey,
      Path platformKeyFile,
      Path signingKeys) {
    this.programs = programs;
    this.endpoints = endpoints;
    this.platformKey = platformKey;
    this.platformKeyFile = platformKeyFile;
    this.signingKeys = signingKeys;
  }

  static Servers in(Path folder, Artifacts artifacts, Endpoints endpoints) throws IOException {
    var platformKey = "agl_plt_" + Secrets.random();
    return new Servers(
        artifacts.copyTo(folder.resolve("programs")),
        endpoints,
        platformKey,
        Secrets.write(folder.resolve("platform-key"), platformKey),
        Files.createDirectory(folder.resolve("signing-keys")));
  }

  /** The same, listening elsewhere: further replicas. */
  Servers at(Endpoints others) {
    return new Servers(programs, others, platformKey, platformKeyFile, signingKeys);
  }

  Endpoints endpoints() {
    return endpoints;
  }

  String platformKey() {
    return platformKey;
  }

  Path platformKeyFile() {
    return platformKeyFile;
  }

  Path signingKeys() {
    return signingKeys;
  }

  Program api(Postgres postgres) {
    return role("api", endpoints.apiManagement(), postgres)
        .with("PORT", Integer.toString(endpoints.api()));
  }

  Program worker(Postgres postgres) {
    return role("worker", endpoints.workerManagement(), postgres);
  }

  Program dump(Path target, Postgres postgres) {
    return server(postgres).and("vault-dump", target.toString());
  }

  Program operator(Kubectl kubectl) {
    return java("-Xmx128m")
        .and("-jar", programs.operator().toString())
        .with("KUBECONFIG", kubectl.kubeconfig().toString())
        .with("AGLEDGER_WATCH_NAMESPACES", kubectl.namespace())
        .with("AGLEDGER_OPERATOR_NAMESPACE", kubectl.namespace())
        .with("OPERATOR_PORT", Integer.toString(endpoints.operator()));
  }

  Program verifier() {
    return java("-Xmx256m").and("-jar", programs.verifier().toString());
  }

  private Program role(String role, int managementPort, Postgres postgres) {
    return server(postgres)
        .and(role)
        .with("MANAGEMENT_PORT", Integer.toString(managementPort))
        .with("AGLEDGER_INSTANCE_NAME", role + "-" + managementPort)
        .with("AGLEDGER_PLATFORM_KEY_FILE", platformKeyFile.toString())
        .with("AGLEDGER_SIGNING_KEY_DIR", signingKeys.toString());
  }

  private Program server(Postgres postgres) {
    return java("-Xmx256m")
        .and("-jar", programs.server().toString())
        .with("DATABASE_URL", postgres.applicationUrl())
        .with("DATABASE_MIGRATION_URL", postgres.ownerUrl());
  }

  /** The Java that we run on. */
  private static Program java(String heap) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Program.of(java.toString(), heap, "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");
  }
}
