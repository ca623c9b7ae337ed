package io.agledger.e2e.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A folder as the kubelet keeps one for a Secret volume: every entry is a link through {@code
 * ..data} to a folder that holds one whole version, and a rename of that link replaces all entries
 * at once.
 */
final class SecretVolume {

  private static final Path DATA = Path.of("..data");

  private final Path folder;
  private int versions;

  SecretVolume(Path folder) {
    this.folder = folder;
  }

  void show(Map<String, byte[]> entries) throws IOException {
    var version = Path.of("..version-" + ++versions);
    write(folder.resolve(version), entries);
    var previous = Files.exists(folder.resolve(DATA)) ? folder.resolve(DATA).toRealPath() : null;
    pointAt(version); // crash here: readers see the new version; the old one's folder stays behind
    linkNew(entries);
    removeOld(entries);
    if (previous != null) {
      delete(previous);
    }
  }

  private static void write(Path version, Map<String, byte[]> entries) throws IOException {
    var onlyOurs = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(version, PosixFilePermissions.asFileAttribute(onlyOurs));
    for (var entry : entries.entrySet()) {
      Files.write(version.resolve(entry.getKey()), entry.getValue());
    }
  }

  private void pointAt(Path version) throws IOException {
    var next = Files.createSymbolicLink(folder.resolve("..data_next"), version);
    Files.move(next, folder.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
  }

  private void linkNew(Map<String, byte[]> entries) throws IOException {
    for (var name : entries.keySet()) {
      if (!Files.isSymbolicLink(folder.resolve(name))) {
        Files.createSymbolicLink(folder.resolve(name), DATA.resolve(name));
      }
    }
  }

  private void removeOld(Map<String, byte[]> entries) throws IOException {
    try (var present =
        Files.newDirectoryStream(folder, path -> !path.getFileName().toString().startsWith(".."))) {
      for (var link : present) {
        if (!entries.containsKey(link.getFileName().toString())) {
          Files.delete(link);
        }
      }
    }
  }

  private static void delete(Path version) throws IOException {
    try (var files = Files.newDirectoryStream(version)) {
      for (var file : files) {
        Files.delete(file);
      }
    }
    Files.delete(version);
  }
}
