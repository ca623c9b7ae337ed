package io.agledger.core.cbor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads core deterministic encoding (RFC 8949 §4.2.1) and refuses everything else: longer heads
 * than needed, indefinite lengths, unsorted or repeated keys, floats and simple values, text that
 * is not UTF-8, nesting deeper than {@value #MAX_DEPTH}, bytes after the item.
 */
public final class CborDecoder {

  /** The deepest item of the format is at 4 (array, header, claims, text); a stack needs an end. */
  static final int MAX_DEPTH = 8;

  private final Bytes in;
  private int at;

  private CborDecoder(Bytes in) {
    this.in = in;
  }

  public static Decoded<Cbor> decode(Bytes bytes) {
    return Decoded.of(() -> {
      CborDecoder decoder = new CborDecoder(bytes);
      Cbor item = decoder.item(1);
      if (decoder.at != bytes.size()) throw decoder.malformed("bytes after the item");
      return item;
    });
  }

  private Cbor item(int depth) throws MalformedException {
    if (depth > MAX_DEPTH) throw malformed("deeper than " + MAX_DEPTH);
    int initial = octet();
    int major = initial >>> 5;
    long argument = argument(initial & 0x1f);
    return switch (major) {
      case Major.UNSIGNED -> new Cbor.Int(argument);
      case Major.NEGATIVE -> new Cbor.Int(~argument);
      case Major.BYTES -> new Cbor.ByteString(take(argument));
      case Major.TEXT -> new Cbor.Text(utf8(take(argument)));
      case Major.ARRAY -> array(argument, depth);
      case Major.MAP -> map(argument, depth);
      case Major.TAG -> new Cbor.Tagged(argument, item(depth + 1));
      default -> throw malformed("floats and simple values are not used");
    };
  }

  private long argument(int additional) throws MalformedException {
    if (additional < 24) return additional;
    if (additional > 27) throw malformed("indefinite and reserved lengths are not used");
    int width = 1 << (additional - 24);
    long value = 0;
    for (int i = 0; i < width; i++) value = value << 8 | octet();
    if (value < 0) throw malformed("a number beyond 63 bits");
    boolean shortest = width == 1 ? value >= 24 : value >>> (4 * width) != 0;
    if (!shortest) throw malformed("a number longer than needed");
    return value;
  }

  private Cbor array(long length, int depth) throws MalformedException {
    List<Cbor> items = new ArrayList<>(atLeastOneByteEach(length));
    for (long i = 0; i < length; i++) items.add(item(depth + 1));
    return new Cbor.Array(items);
  }

  private Cbor map(long length, int depth) throws MalformedException {
    Map<Cbor, Cbor> entries = HashMap.newHashMap(atLeastOneByteEach(length));
    @Nullable Bytes previous = null;
    for (long i = 0; i < length; i++) {
      int start = at;
      Cbor key = item(depth + 1);
      Bytes encoded = in.slice(start, at);
      if (previous != null && previous.compareTo(encoded) >= 0) {
        throw malformed("a map key that is repeated or out of order");
      }
      previous = encoded;
      entries.put(key, item(depth + 1));
    }
    return new Cbor.Map(entries);
  }

  /** A length that the rest cannot hold must not become an allocation. */
  private int atLeastOneByteEach(long length) throws MalformedException {
    if (length > in.size() - at) throw malformed("a length beyond the end");
    return (int) length;
  }

  private Bytes take(long length) throws MalformedException {
    int start = at;
    at += atLeastOneByteEach(length);
    return in.slice(start, at);
  }

  private int octet() throws MalformedException {
    if (at == in.size()) throw malformed("the end inside an item");
    return in.at(at++) & 0xff;
  }

  private String utf8(Bytes bytes) throws MalformedException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray())).toString();
    } catch (CharacterCodingException e) {
      throw malformed("text that is not UTF-8");
    }
  }

  private MalformedException malformed(String what) {
    return new MalformedException("CBOR: " + what + " at byte " + at);
  }
}
