package io.agledger.e2e.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    Files.createDirectories(folder);
    for (var part : List.of("ledger-app/server", "ledger-app/verify", "operator")) {
      copyJars(repository.resolve(part).resolve("target"), folder);
    }
    var programs = new Programs(folder);
    for (var jar : programs.all()) {
      if (!Files.exists(jar)) {
        throw new IllegalStateException(
            jar.getFileName() + " is not built: mvn -B package -DskipTests");
      }
    }
    return programs;
  }

  private static void copyJars(Path target, Path folder) throws IOException {
    var libraries = target.resolve("lib");
    if (Files.isDirectory(libraries)) {
      copyJarsOf(libraries, Files.createDirectories(folder.resolve("lib")));
    }
    copyJarsOf(target, folder);
  }

  private static void copyJarsOf(Path from, Path to) throws IOException {
    try (var jars = Files.newDirectoryStream(from, "*.jar")) {
      for (var jar : jars) {
        var copy = to.resolve(jar.getFileName());
        if (!Files.exists(copy)) {
          Files.copy(jar, copy);
        }
      }
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  /** The programs of an installation, each one jar to start. */
  public record Programs(Path folder) {

    public Path server() {
      return jar("server", "-exec");
    }

    public Path operator() {
      return jar("operator", "");
    }

    public Path verifier() {
      return jar("verify", "");
    }

    List<Path> all() {
      return List.of(server(), operator(), verifier());
    }

    private Path jar(String name, String classifier) {
      return folder.resolve("agledger-" + name + "-" + VERSION + classifier + ".jar");
    }
  }
}
