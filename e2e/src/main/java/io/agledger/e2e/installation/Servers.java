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
  private final String platformKey = "agl_plt_" + Secrets.random();
  private final Path platformKeyFile;
  private final Path signingKeys;

  private Servers(Programs programs, Endpoints endpoints, Path folder) throws IOException {
    this.programs = programs;
    this.endpoints = endpoints;
    this.platformKeyFile = Secrets.write(folder.resolve("platform-key"), platformKey);
    this.signingKeys = Files.createDirectory(folder.resolve("signing-keys"));
  }

  static Servers in(Path folder, Artifacts artifacts, Endpoints endpoints) throws IOException {
    return new Servers(artifacts.copyTo(folder.resolve("programs")), endpoints, folder);
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
        .with("AGLEDGER_INSTANCE_NAME", role + "-0")
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
