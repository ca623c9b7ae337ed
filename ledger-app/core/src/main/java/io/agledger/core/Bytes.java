package io.agledger.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable run of bytes, or a slice of one without a copy.
 *
 * <p>Ordered as unsigned bytes, which is how PostgreSQL orders {@code uuid} and {@code bytea}.
 */
public final class Bytes implements Comparable<Bytes> {

  public static final Bytes EMPTY = wrap(new byte[0]);

  private final byte[] array;
  private final int from;
  private final int to;

  private Bytes(byte[] array, int from, int to) {
    this.array = array;
    this.from = from;
    this.to = to;
  }

  /** Takes the array over: the caller MUST NOT change it afterwards. */
  public static Bytes wrap(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  public static Bytes copyOf(byte[] array) {
    return wrap(array.clone());
  }

  public static Bytes utf8(String text) {
    return wrap(text.getBytes(UTF_8));
  }

  public static Decoded<Bytes> ofBase64(String text) {
    return Decoded.of(() -> wrap(Base64.getDecoder().decode(text)));
  }

  public static Decoded<Bytes> ofHex(String text) {
    return Decoded.of(() -> wrap(HexFormat.of().parseHex(text)));
  }

  public int size() {
    return to - from;
  }

  public byte at(int index) {
    return array[from + Objects.checkIndex(index, size())];
  }

  public Bytes slice(int start, int end) {
    Objects.checkFromToIndex(start, end, size());
    return new Bytes(array, from + start, from + end);
  }

  public Bytes from(int start) {
    return slice(start, size());
  }

  public byte[] toArray() {
    return Arrays.copyOfRange(array, from, to);
  }

  public void copyTo(byte[] target, int offset) {
    System.arraycopy(array, from, target, offset, size());
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(array, from, size());
  }

  /** As {@link #writeTo}, to memory, which does not fail. */
  public void appendTo(ByteArrayOutputStream out) {
    out.write(array, from, size());
  }

  public void updateTo(MessageDigest digest) {
    digest.update(array, from, size());
  }

  public String hex() {
    return HexFormat.of().formatHex(array, from, to);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(toArray());
  }

  public String utf8() {
    return new String(array, from, size(), UTF_8);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(array, from, to, other.array, other.from, other.to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(array, from, to, that.array, that.from, that.to);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < to; i++) hash = 31 * hash + array[i];
    return hash;
  }

  @Override
  public String toString() {
    return hex();
  }
}
