package io.agledger.core.json;

import io.agledger.core.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Writes one RFC 8785 object with ASCII member names, which callers give in ascending order. A
 * member that is already canonical (a payload, a schema) is taken over byte for byte.
 */
public final class CanonicalObject {

  private final StringBuilder out = new StringBuilder(256).append('{');
  private String last = "";

  private CanonicalObject() {}

  public static CanonicalObject begin() {
    return new CanonicalObject();
  }

  public CanonicalObject text(String name, String value) {
    member(name);
    if (!CanonicalText.append(out, value)) {
      throw new IllegalArgumentException(name + " holds half of a surrogate pair");
    }
    return this;
  }

  public CanonicalObject number(String name, long value) {
    member(name).append(value);
    return this;
  }

  public CanonicalObject textOrNull(String name, Optional<String> value) {
    return value.isPresent() ? text(name, value.get()) : nothing(name);
  }

  public CanonicalObject nothing(String name) {
    member(name).append("null");
    return this;
  }

  /** A value that is canonical JSON already. */
  public CanonicalObject verbatim(String name, Bytes canonical) {
    member(name).append(canonical.utf8());
    return this;
  }

  public CanonicalObject array(String name, List<Bytes> canonicalItems) {
    member(name).append('[');
    String separator = "";
    for (Bytes item : canonicalItems) {
      out.append(separator).append(item.utf8());
      separator = ",";
    }
    out.append(']');
    return this;
  }

  public Bytes end() {
    return Bytes.utf8(out.append('}').toString());
  }

  private StringBuilder member(String name) {
    if (last.compareTo(name) >= 0) throw new IllegalStateException(name + " is out of order");
    if (!last.isEmpty()) out.append(',');
    last = name;
    return out.append('"').append(name).append("\":");
  }
}
