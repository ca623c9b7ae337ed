package io.agledger.core.cbor;

import io.agledger.core.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.Map;

/** Writes core deterministic encoding, RFC 8949 §4.2.1. */
final class CborEncoder {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  private CborEncoder() {}

  static Bytes encode(Cbor item) {
    CborEncoder encoder = new CborEncoder();
    encoder.write(item);
    return Bytes.wrap(encoder.out.toByteArray());
  }

  private void write(Cbor item) {
    switch (item) {
      case Cbor.Int(long value) when value >= 0 -> head(Major.UNSIGNED, value);
      case Cbor.Int(long value) -> head(Major.NEGATIVE, ~value); // -1 - n is ~n, also at the end
      case Cbor.ByteString(Bytes value) -> string(Major.BYTES, value);
      case Cbor.Text(String value) -> string(Major.TEXT, Bytes.utf8(value));
      case Cbor.Array array -> {
        head(Major.ARRAY, array.items().size());
        array.items().forEach(this::write);
      }
      case Cbor.Map map -> map(map.entries());
      case Cbor.Tagged(long tag, Cbor content) -> {
        head(Major.TAG, tag);
        write(content);
      }
    }
  }

  private void string(int major, Bytes value) {
    head(major, value.size());
    raw(value);
  }

  /** §4.2.1: keys sorted in the bytewise lexicographic order of their encodings. */
  private void map(Map<Cbor, Cbor> entries) {
    head(Major.MAP, entries.size());
    entries.entrySet().stream()
        .map(entry -> Map.entry(encode(entry.getKey()), entry.getValue()))
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(entry -> {
          raw(entry.getKey());
          write(entry.getValue());
        });
  }

  /** §4.2.1: the argument is as short as possible. */
  private void head(int major, long argument) {
    if (argument < 24) {
      out.write(major << 5 | (int) argument);
      return;
    }
    int width = argument < 1L << 8 ? 0 : argument < 1L << 16 ? 1 : argument < 1L << 32 ? 2 : 3;
    out.write(major << 5 | 24 + width);
    for (int shift = (8 << width) - 8; shift >= 0; shift -= 8) {
      out.write((int) (argument >>> shift));
    }
  }

  private void raw(Bytes bytes) {
    out.writeBytes(bytes.toArray());
  }
}
