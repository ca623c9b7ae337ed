package io.agledger.e2e.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build left in a checkout of this repository. */
public record Artifacts(Path repository) {

  private static final String VERSION = "0.1.0";

  public Artifacts {
    repository = repository.toAbsolutePath().normalize();
  }

  public Path crds() {
    return repository.resolve("crds");
  }

  public Path manifests() {
    return repository.resolve("e2e/demo");
  }

  public Path events() {
    return repository.resolve("e2e/data/github-events.ndjson");
  }

  public Path clusterScript() {
    return repository.resolve("e2e/cluster/cluster");
  }

  /** Copies the programs, so that a build under a running installation does not pull them away. */
  Programs copyTo(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    var programs = new Programs(folder);
    copy(repository.resolve("ledger-app/server/target"), programs.server());
    copy(repository.resolve("ledger-app/verify/target"), programs.verifier());
    copy(repository.resolve("operator/target"), programs.operator());
    copyLibraries(repository.resolve("operator/target/lib"), folder.resolve("lib"));
    return programs;
  }

  private static void copy(Path from, Path to) throws IOException {
    var jar = from.resolve(to.getFileName());
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is not built: mvn -B package -DskipTests");
    }
    Files.copy(jar, to);
  }

  private static void copyLibraries(Path from, Path to) throws IOException {
    try (var jars = Files.newDirectoryStream(from, "*.jar")) {
      for (var jar : jars) {
        Files.copy(jar, to.resolve(jar.getFileName()));
      }
    }
  }

  /** The programs of an installation, each one jar to start. */
  public record Programs(Path folder) {

    public Path server() {
      return folder.resolve("agledger-server-" + VERSION + "-exec.jar");
    }

    public Path operator() {
      return folder.resolve("agledger-operator-" + VERSION + ".jar");
    }

    public Path verifier() {
      return folder.resolve("agledger-verify.jar");
    }
  }
}
