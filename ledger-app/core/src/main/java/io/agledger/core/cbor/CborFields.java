package io.agledger.core.cbor;

import io.agledger.core.Bytes;
import io.agledger.core.MalformedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Takes the fields of a map one by one; what is missing, of another type or left over is named. */
public final class CborFields {

  private final Map<Cbor, Cbor> left;

  private CborFields(Map<Cbor, Cbor> left) {
    this.left = left;
  }

  public static CborFields of(Cbor item) throws MalformedException {
    if (!(item instanceof Cbor.Map(var entries))) throw new MalformedException("not a CBOR map");
    return new CborFields(new HashMap<>(entries));
  }

  public long integer(Cbor key) throws MalformedException {
    if (!(take(key) instanceof Cbor.Int(long value))) throw wrongType(key, "an integer");
    return value;
  }

  public String text(Cbor key) throws MalformedException {
    if (!(take(key) instanceof Cbor.Text(String value))) throw wrongType(key, "text");
    return value;
  }

  public Bytes bytes(Cbor key) throws MalformedException {
    if (!(take(key) instanceof Cbor.ByteString(Bytes value))) throw wrongType(key, "bytes");
    return value;
  }

  public Optional<Bytes> optionalBytes(Cbor key) throws MalformedException {
    return left.containsKey(key) ? Optional.of(bytes(key)) : Optional.empty();
  }

  public CborFields map(Cbor key) throws MalformedException {
    return of(take(key));
  }

  /** A closed map has no other field. */
  public void end() throws MalformedException {
    if (!left.isEmpty()) throw new MalformedException("unknown field " + name(firstLeft()));
  }

  private Cbor firstLeft() {
    return left.keySet().iterator().next();
  }

  private Cbor take(Cbor key) throws MalformedException {
    Cbor value = left.remove(key);
    if (value == null) throw new MalformedException("field " + name(key) + " is missing");
    return value;
  }

  private static MalformedException wrongType(Cbor key, String wanted) {
    return new MalformedException("field " + name(key) + " is not " + wanted);
  }

  private static String name(Cbor key) {
    return switch (key) {
      case Cbor.Text(String value) -> value;
      case Cbor.Int(long value) -> Long.toString(value);
      case Cbor.ByteString(Bytes value) -> value.hex();
      case Cbor.Array _, Cbor.Map _, Cbor.Tagged _ -> "(composite key)";
    };
  }
}
