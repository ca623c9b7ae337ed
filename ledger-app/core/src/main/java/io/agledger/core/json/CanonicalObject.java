package io.agledger.core.json;

import io.agledger.core.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Writes one RFC 8785 object with ASCII member names, which callers give in ascending order. A
 * member that is already canonical (a payload, a schema) is taken over byte for byte.
 */
public final class CanonicalObject {

  private static final Bytes NULL = Bytes.utf8("null");
  private static final Bytes QUOTE = Bytes.utf8("\"");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
  private String last = "";

  private CanonicalObject() {
    out.write('{');
  }

  public static CanonicalObject begin() {
    return new CanonicalObject();
  }

  public CanonicalObject text(String name, String value) {
    StringBuilder quoted = new StringBuilder(value.length() + 2);
    if (!CanonicalText.append(quoted, value)) {
      throw new IllegalArgumentException(name + " holds half of a surrogate pair");
    }
    return member(name, Bytes.utf8(quoted.toString()));
  }

  public CanonicalObject textOrNull(String name, Optional<String> value) {
    return value.isPresent() ? text(name, value.get()) : nothing(name);
  }

  /** Bytes as RFC 4648 §4 base64 text. */
  public CanonicalObject base64(String name, Bytes value) {
    member(name, QUOTE);
    out.writeBytes(Base64.getEncoder().encode(value.toArray()));
    out.write('"');
    return this;
  }

  public CanonicalObject number(String name, long value) {
    return member(name, Bytes.utf8(Long.toString(value)));
  }

  public CanonicalObject nothing(String name) {
    return member(name, NULL);
  }

  /** A value that is canonical JSON already. */
  public CanonicalObject verbatim(String name, Bytes canonical) {
    return member(name, canonical);
  }

  public CanonicalObject array(String name, List<Bytes> canonicalItems) {
    member(name, Bytes.EMPTY);
    char separator = '[';
    for (Bytes item : canonicalItems) {
      out.write(separator);
      item.appendTo(out);
      separator = ',';
    }
    if (canonicalItems.isEmpty()) out.write('[');
    out.write(']');
    return this;
  }

  public Bytes end() {
    out.write('}');
    return Bytes.wrap(out.toByteArray());
  }

  private CanonicalObject member(String name, Bytes value) {
    if (last.compareTo(name) >= 0) throw new IllegalStateException(name + " is out of order");
    if (!last.isEmpty()) out.write(',');
    last = name;
    out.write('"');
    Bytes.utf8(name).appendTo(out);
    out.write('"');
    out.write(':');
    value.appendTo(out);
    return this;
  }
}
