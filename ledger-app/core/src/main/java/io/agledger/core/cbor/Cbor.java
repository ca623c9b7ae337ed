package io.agledger.core.cbor;

import io.agledger.core.Bytes;
import java.util.List;

/** A data item of RFC 8949 §3. Floats, simple values and indefinite lengths do not exist here. */
public sealed interface Cbor {

  /** Major types 0 and 1, within a signed 64-bit range. */
  record Int(long value) implements Cbor {}

  /** Major type 2. */
  record ByteString(Bytes value) implements Cbor {}

  /** Major type 3. */
  record Text(String value) implements Cbor {}

  /** Major type 4. */
  record Array(List<Cbor> items) implements Cbor {
    public Array {
      items = List.copyOf(items);
    }
  }

  /** Major type 5. Keys may come in any order; the encoder sorts them. */
  record Map(java.util.Map<Cbor, Cbor> entries) implements Cbor {
    public Map {
      entries = java.util.Map.copyOf(entries);
    }
  }

  /** Major type 6. */
  record Tagged(long tag, Cbor content) implements Cbor {
    public Tagged {
      if (tag < 0) throw new IllegalArgumentException("a tag is not negative");
    }
  }

  static Cbor integer(long value) {
    return new Int(value);
  }

  static Cbor bytes(Bytes value) {
    return new ByteString(value);
  }

  static Cbor text(String value) {
    return new Text(value);
  }

  static Cbor array(Cbor... items) {
    return new Array(List.of(items));
  }

  default Bytes encode() {
    return CborEncoder.encode(this);
  }
}
