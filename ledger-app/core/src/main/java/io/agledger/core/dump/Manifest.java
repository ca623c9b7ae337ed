package io.agledger.core.dump;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.MalformedException;
import io.agledger.core.Uuid;
import io.agledger.core.json.CanonicalCursor;
import io.agledger.core.json.CanonicalObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code manifest.json}: whose dump it is and what each file must be. One canonical line. */
public record Manifest(UUID instance, Map<DumpFile, Contents> files) {

  public static final String FORMAT = "agledger-dump";
  public static final int VERSION = 1;

  /** Stands last in the canonical form of every version, so that a later one can be named. */
  private static final Pattern TRAILER =
      Pattern.compile(".*\"format\":\"" + FORMAT + "\",.*\"version\":([0-9]{1,9})}\\n?");

  /**
   * What one file must be.
   *
   * @param lines number of lines
   * @param bytes size
   */
  public record Contents(long lines, long bytes, Digest sha256) {}

  public Manifest {
    files = Map.copyOf(files);
    if (files.size() != DumpFile.values().length) {
      throw new IllegalArgumentException("a manifest names every file of a dump");
    }
  }

  public Contents contents(DumpFile file) {
    Contents contents = files.get(file);
    if (contents == null) throw new IllegalStateException("checked by the constructor");
    return contents;
  }

  public Bytes encode() {
    CanonicalObject counts = CanonicalObject.begin();
    List<Bytes> entries = new ArrayList<>();
    for (DumpFile file : DumpFile.values()) {
      counts.number(file.table(), contents(file).lines());
      entries.add(encode(file));
    }
    return CanonicalObject.begin()
        .verbatim("counts", counts.end())
        .array("files", entries)
        .text("format", FORMAT)
        .text("instance", instance.toString())
        .number("version", VERSION)
        .end();
  }

  private Bytes encode(DumpFile file) {
    Contents contents = contents(file);
    return CanonicalObject.begin()
        .number("bytes", contents.bytes())
        .text("name", file.fileName())
        .text("sha256", contents.sha256().hex())
        .end();
  }

  public static Decoded<Manifest> decode(Bytes canonical) {
    Matcher trailer = TRAILER.matcher(canonical.utf8());
    if (trailer.matches() && Integer.parseInt(trailer.group(1)) != VERSION) {
      return new Decoded.Malformed<>("version %s is not known here".formatted(trailer.group(1)));
    }
    return CanonicalCursor.exactly(canonical, Manifest::read, Manifest::encode);
  }

  private static Manifest read(CanonicalCursor in) throws MalformedException {
    Map<DumpFile, Long> counts = new EnumMap<>(DumpFile.class);
    String opening = "{\"counts\":{\"";
    for (DumpFile file : DumpFile.values()) {
      counts.put(file, in.expect(opening + file.table() + "\":").number());
      opening = ",\"";
    }
    Map<DumpFile, Contents> files = new EnumMap<>(DumpFile.class);
    opening = "},\"files\":[{\"bytes\":";
    for (DumpFile file : DumpFile.values()) {
      long bytes = in.expect(opening).number();
      in.expect(",\"name\":\"" + file.fileName() + "\",\"sha256\":");
      Digest sha256 = Digest.ofHex(in.text()).orMalformed();
      files.put(file, new Contents(counts.getOrDefault(file, 0L), bytes, sha256));
      opening = "},{\"bytes\":";
    }
    in.expect("}],\"format\":\"" + FORMAT + "\",\"instance\":");
    UUID instance = Uuid.parse(in.text()).orMalformed();
    in.expect(",\"version\":" + VERSION + "}");
    return new Manifest(instance, files);
  }
}
