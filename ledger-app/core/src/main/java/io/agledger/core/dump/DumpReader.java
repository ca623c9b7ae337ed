package io.agledger.core.dump;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Opens a dump directory and streams its files. */
public final class DumpReader {

  private static final int MAX_MANIFEST = 1 << 16;

  private final Path directory;
  private final Manifest manifest;

  private DumpReader(Path directory, Manifest manifest) {
    this.directory = directory;
    this.manifest = manifest;
  }

  /** Reads the manifest; malformed means that this is no dump that can be judged. */
  public static Decoded<DumpReader> open(Path directory) throws IOException {
    Path file = directory.resolve(DumpFile.MANIFEST);
    if (!Files.exists(file)) {
      return new Decoded.Malformed<>(directory + " is not a dump: it has no " + DumpFile.MANIFEST);
    }
    if (Files.size(file) > MAX_MANIFEST) return notAManifest(file, "it is too large");
    Bytes bytes = Bytes.wrap(Files.readAllBytes(file));
    if (bytes.size() == 0 || bytes.at(bytes.size() - 1) != '\n') {
      return notAManifest(file, "it is cut off");
    }
    return switch (Manifest.decode(bytes.slice(0, bytes.size() - 1))) {
      case Decoded.Ok<Manifest>(Manifest manifest) ->
          new Decoded.Ok<>(new DumpReader(directory, manifest));
      case Decoded.Malformed<Manifest>(String reason) -> notAManifest(file, reason);
    };
  }

  private static Decoded<DumpReader> notAManifest(Path file, String reason) {
    return new Decoded.Malformed<>(file + " is not a dump's manifest: " + reason);
  }

  public Manifest manifest() {
    return manifest;
  }

  public Path path(DumpFile file) {
    return directory.resolve(file.fileName());
  }

  /** Files that the manifest names and that are not there. */
  public List<DumpFile> missing() {
    return Arrays.stream(DumpFile.values()).filter(file -> !Files.exists(path(file))).toList();
  }

  public DumpLines lines(DumpFile file) throws IOException {
    return new DumpLines(file, path(file), manifest.contents(file));
  }
}
