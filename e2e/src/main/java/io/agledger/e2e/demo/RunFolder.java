package io.agledger.e2e.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Where one run of the demo keeps its files. */
record RunFolder(Path path) {

  /** What is worth a look afterwards. All else goes: programs, database, cluster, keys. */
  private static final Set<String> KEPT = Set.of("dump", "forged", "verification-keys.json");

  Path dump() {
    return path.resolve("dump");
  }

  Path forged() {
    return path.resolve("forged");
  }

  Path keyDocument() {
    return path.resolve("verification-keys.json");
  }

  /** For a shell that joins in. */
  Path environment() {
    return path.resolve("env");
  }

  void tidy() throws IOException {
    try (var entries = Files.newDirectoryStream(path)) {
      for (var entry : entries) {
        var name = entry.getFileName().toString();
        if (!KEPT.contains(name) && !name.endsWith(".log")) {
          delete(entry);
        }
      }
    }
  }

  private static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
