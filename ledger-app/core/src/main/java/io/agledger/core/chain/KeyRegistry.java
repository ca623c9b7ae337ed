package io.agledger.core.chain;

import io.agledger.core.key.KeyId;
import io.agledger.core.key.KeyRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keys by their id, and whose word they are. A key whose id is not its own is left out. */
public final class KeyRegistry {

  private final String name;
  private final Map<KeyId, KeyRecord> keys = new HashMap<>();

  /**
   * @param name completes "not listed by …" in a failure's sentence
   */
  public KeyRegistry(String name, Collection<KeyRecord> keys) {
    this.name = name;
    for (KeyRecord key : keys) {
      if (key.namesItsKey()) this.keys.put(key.keyId(), key);
    }
  }

  public String name() {
    return name;
  }

  public Optional<KeyRecord> find(KeyId id) {
    return Optional.ofNullable(keys.get(id));
  }
}
