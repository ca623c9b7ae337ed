package io.agledger.core.dump;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.MalformedException;
import io.agledger.core.Uuid;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.json.CanonicalCursor;
import io.agledger.core.json.CanonicalObject;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.json.StrictJson;
import io.agledger.core.key.KeyRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One record with everything needed to verify it, as one JSON document. It is what {@code GET
 * /v1/records/{id}/audit-export} answers.
 *
 * @param keys those that signed an entry
 * @param schemas those that an entry names
 */
public record AuditExport(
    UUID instance,
    RecordHead record,
    List<Entry> entries,
    List<KeyRecord> keys,
    List<SchemaVersion> schemas) {

  public static final String FORMAT = "agledger-audit-export";
  public static final int VERSION = 1;

  /** A record's entries are few; but a document that is read into memory needs an end. */
  public static final StrictJson.Limits LIMITS = new StrictJson.Limits(256 << 20, 80);

  public AuditExport {
    entries = List.copyOf(entries);
    keys = List.copyOf(keys);
    schemas = List.copyOf(schemas);
  }

  public Bytes encode() {
    return CanonicalObject.begin()
        .array("entries", entries.stream().map(Entry::encode).toList())
        .text("format", FORMAT)
        .text("instance", instance.toString())
        .array("keys", keys.stream().map(KeyRecord::encode).toList())
        .verbatim("record", record.encode())
        .array("schemas", schemas.stream().map(SchemaVersion::encode).toList())
        .number("version", VERSION)
        .end();
  }

  /** Accepts any spelling of the document: what counts is over canonical bytes anyway. */
  public static Decoded<AuditExport> decode(Bytes json) {
    return switch (StrictJson.parse(json, LIMITS)) {
      case StrictJson.Ok(Bytes canonical) ->
          CanonicalCursor.exactly(canonical, AuditExport::read, AuditExport::encode);
      case StrictJson.Refused refused -> new Decoded.Malformed<>(refused.detail());
    };
  }

  /** Whether a JSON document says that it is an export of this version, sound or not. */
  public static boolean claimsToBeOne(Bytes json) {
    return StrictJson.parse(json, LIMITS) instanceof StrictJson.Ok(Bytes canonical)
        && canonical.utf8().contains("\"format\":\"" + FORMAT + "\"")
        && canonical.utf8().endsWith("\"version\":" + VERSION + "}");
  }

  private static AuditExport read(CanonicalCursor in) throws MalformedException {
    List<Entry> entries = list(in.expect("{\"entries\":"), Entry::decode);
    in.expect(",\"format\":\"" + FORMAT + "\",\"instance\":");
    UUID instance = Uuid.parse(in.text()).orMalformed();
    List<KeyRecord> keys = list(in.expect(",\"keys\":"), KeyRecord::decode);
    RecordHead record = RecordHead.decode(in.expect(",\"record\":").object()).orMalformed();
    List<SchemaVersion> schemas = list(in.expect(",\"schemas\":"), SchemaVersion::decode);
    in.expect(",\"version\":" + VERSION + "}");
    return new AuditExport(instance, record, entries, keys, schemas);
  }

  private static <T> List<T> list(CanonicalCursor in, Function<Bytes, Decoded<T>> decode)
      throws MalformedException {
    List<T> items = new ArrayList<>();
    in.expect("[");
    while (!in.accept("]")) {
      if (!items.isEmpty()) in.expect(",");
      items.add(decode.apply(in.object()).orMalformed());
    }
    return items;
  }
}
