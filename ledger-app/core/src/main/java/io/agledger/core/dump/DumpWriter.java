package io.agledger.core.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;

import io.agledger.core.Bytes;
import io.agledger.core.Uuid;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.key.KeyRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes a dump directory. Rows are streamed: memory does not grow with the ledger. */
public final class DumpWriter {

  private static final Comparator<Entry> BY_PLACE =
      Comparator.comparing(Entry::record, Uuid.ORDER).thenComparingLong(Entry::position);

  private final Path directory;
  private final Map<DumpFile, Manifest.Contents> files = new EnumMap<>(DumpFile.class);

  private DumpWriter(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes the four files, then the manifest.
   *
   * @param directory is made if it is not there
   * @throws DirectoryNotEmptyException if there is anything in it, so that no dump is overwritten
   * @throws IllegalArgumentException if rows come out of order
   */
  public static Manifest write(Path directory, UUID instance, DumpSource source)
      throws IOException {
    prepare(directory);
    DumpWriter writer = new DumpWriter(directory);
    writer.file(DumpFile.AUDIT_VAULT, source::entries, BY_PLACE, Entry::encode);
    writer.file(
        DumpFile.RECORDS,
        source::records,
        Comparator.comparing(RecordHead::id, Uuid.ORDER),
        RecordHead::encode);
    writer.file(
        DumpFile.SCHEMAS,
        source::schemas,
        Comparator.comparing(schema -> schema.digest().bytes()),
        SchemaVersion::encode);
    writer.file(
        DumpFile.VAULT_SIGNING_KEYS,
        source::keys,
        Comparator.comparing(KeyRecord::keyId),
        KeyRecord::encode);
    // A crash before this line leaves a folder without a manifest, which no verifier accepts.
    return writer.manifest(instance);
  }

  private static void prepare(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> existing = Files.list(directory)) {
      if (existing.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(directory.toString());
      }
    }
  }

  private <T> void file(
      DumpFile file, Consumer<Consumer<T>> rows, Comparator<T> order, Function<T, Bytes> encode)
      throws IOException {
    try (LineWriter<T> lines =
        new LineWriter<>(directory.resolve(file.fileName()), order, encode)) {
      rows.accept(lines);
      files.put(file, lines.finish());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Under another name first: what is called manifest.json is always whole. */
  private Manifest manifest(UUID instance) throws IOException {
    Manifest manifest = new Manifest(instance, files);
    Path unfinished = directory.resolve(DumpFile.MANIFEST + ".part");
    Files.write(unfinished, (manifest.encode().utf8() + "\n").getBytes(UTF_8), CREATE_NEW, SYNC);
    Files.move(unfinished, directory.resolve(DumpFile.MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    return manifest;
  }
}
