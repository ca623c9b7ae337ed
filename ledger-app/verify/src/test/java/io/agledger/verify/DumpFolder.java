package io.agledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.Failure;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.dump.DumpFile;
import io.agledger.core.dump.DumpReader;
import io.agledger.core.dump.DumpWriter;
import io.agledger.core.dump.Manifest;
import io.agledger.core.key.KeyDocument;
import io.agledger.core.sample.SampleLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A dump that a forger works on: lines are changed at will, and {@link #seal} makes the manifest
 * agree with them again, so that only what is inside can give the change away.
 */
final class DumpFolder {

  private final Path folder;

  private DumpFolder(Path folder) {
    this.folder = folder;
  }

  static DumpFolder of(SampleLedger ledger, Path folder) throws IOException {
    DumpWriter.write(folder, SampleLedger.INSTANCE, ledger);
    return new DumpFolder(folder);
  }

  Path path() {
    return folder;
  }

  Path path(DumpFile file) {
    return folder.resolve(file.fileName());
  }

  Path manifest() {
    return folder.resolve("manifest.json");
  }

  List<String> lines(DumpFile file) throws IOException {
    return Files.readAllLines(path(file), UTF_8);
  }

  DumpFolder edit(DumpFile file, Consumer<List<String>> change) throws IOException {
    List<String> lines = new ArrayList<>(lines(file));
    change.accept(lines);
    String text = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    Files.writeString(path(file), text, UTF_8);
    return this;
  }

  DumpFolder editText(DumpFile file, UnaryOperator<String> change) throws IOException {
    Files.writeString(path(file), change.apply(Files.readString(path(file), UTF_8)), UTF_8);
    return this;
  }

  DumpFolder editManifest(UnaryOperator<String> change) throws IOException {
    Files.writeString(manifest(), change.apply(Files.readString(manifest(), UTF_8)), UTF_8);
    return this;
  }

  /** Replaces the line of one entry. */
  DumpFolder editEntry(UUID record, long position, UnaryOperator<Entry> change) throws IOException {
    return edit(
        DumpFile.AUDIT_VAULT,
        lines ->
            lines.replaceAll(line -> {
              Entry entry = Entry.decode(Bytes.utf8(line)).orElseThrow();
              boolean meant = entry.record().equals(record) && entry.position() == position;
              return meant ? change.apply(entry).encode().utf8() : line;
            }));
  }

  DumpFolder editHead(UUID record, UnaryOperator<RecordHead> change) throws IOException {
    return edit(
        DumpFile.RECORDS,
        lines ->
            lines.replaceAll(line -> {
              RecordHead head = RecordHead.decode(Bytes.utf8(line)).orElseThrow();
              return head.id().equals(record) ? change.apply(head).encode().utf8() : line;
            }));
  }

  /** Makes the manifest agree with the files. */
  DumpFolder seal() throws IOException {
    Map<DumpFile, Manifest.Contents> files = new EnumMap<>(DumpFile.class);
    for (DumpFile file : DumpFile.values()) {
      byte[] bytes = Files.readAllBytes(path(file));
      long lines = new String(bytes, UTF_8).chars().filter(c -> c == '\n').count();
      Digest digest = Digest.sha256(Bytes.wrap(bytes));
      files.put(file, new Manifest.Contents(lines, bytes.length, digest));
    }
    Manifest manifest = new Manifest(SampleLedger.INSTANCE, files);
    Files.writeString(manifest(), manifest.encode().utf8() + "\n", UTF_8);
    return this;
  }

  /** What the verifier finds, as {@code CODE place}; records and keys are named by their ends. */
  List<String> failures(KeyDocument keys) throws IOException {
    Trust trust = new Trust.InFile("keys.json", keys);
    Report report = new DumpVerifier(DumpReader.open(folder).orElseThrow(), trust, 2).verify();
    return report.failures().stream().map(DumpFolder::brief).toList();
  }

  /** For example {@code LINK_BROKEN 2/3}: record(2), position 3. */
  static String brief(Failure failure) {
    return failure.code()
        + " "
        + switch (failure.place()) {
          case Failure.AtEntry at ->
              Long.parseLong(at.record().toString().substring(24), 16) + "/" + at.position();
          case Failure.AtLine at -> at.file() + ":" + at.line();
          case Failure.InFile in -> in.file();
          case Failure.AtKey at -> at.keyId().hex();
        };
  }
}
