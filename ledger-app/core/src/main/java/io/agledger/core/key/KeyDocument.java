package io.agledger.core.key;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.MalformedException;
import io.agledger.core.Uuid;
import io.agledger.core.json.CanonicalCursor;
import io.agledger.core.json.CanonicalObject;
import io.agledger.core.json.StrictJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The registry as the installation publishes it: {@code {"instance":"<uuid>","keys":[…]}}, keys
 * sorted by {@code createdAt}, then key id. A verifier that is given one trusts these keys.
 */
public record KeyDocument(UUID instance, List<KeyRecord> keys) {

  /** A thousand rotations are 400 KiB. */
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(16 << 20, 4);

  public KeyDocument {
    keys =
        keys.stream()
            .sorted(Comparator.comparing(KeyRecord::createdAt).thenComparing(KeyRecord::keyId))
            .toList();
  }

  public Bytes encode() {
    return CanonicalObject.begin()
        .text("instance", instance.toString())
        .array("keys", keys.stream().map(KeyRecord::encode).toList())
        .end();
  }

  /** Accepts any spelling of the document, since people keep it pretty-printed. */
  public static Decoded<KeyDocument> decode(Bytes json) {
    return switch (StrictJson.parse(json, LIMITS)) {
      case StrictJson.Ok(Bytes canonical) ->
          CanonicalCursor.exactly(canonical, KeyDocument::read, KeyDocument::encode);
      case StrictJson.Refused refused -> new Decoded.Malformed<>(refused.detail());
    };
  }

  private static KeyDocument read(CanonicalCursor in) throws MalformedException {
    UUID instance = Uuid.parse(in.expect("{\"instance\":").text()).orMalformed();
    List<KeyRecord> keys = new ArrayList<>();
    in.expect(",\"keys\":[");
    while (!in.accept("]}")) {
      if (!keys.isEmpty()) in.expect(",");
      keys.add(KeyRecord.decode(in.object()).orMalformed());
    }
    return new KeyDocument(instance, keys);
  }
}
