package io.agledger.operator.signingkey;

import io.agledger.operator.client.VaultKeys.VaultKey;
import io.agledger.operator.signingkey.KeyFacts.Registered;
import io.agledger.operator.signingkey.KeyFacts.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the ledger's registry into what the plan wants to know. */
final class Registry {

  private Registry() {}

  static Map<String, Registered> read(List<VaultKey> keys) {
    var lines = new LinkedHashMap<String, Registered>();
    for (VaultKey key : keys) {
      lines.put(
          key.keyId(),
          new Registered(
              Status.valueOf(key.status().toUpperCase(Locale.ROOT)),
              Instant.parse(key.createdAt()),
              Optional.ofNullable(key.activatedAt()).map(Instant::parse),
              Optional.ofNullable(key.retiringAt())
                  .or(() -> Optional.ofNullable(key.retiredAt()))
                  .map(Instant::parse)));
    }
    return lines;
  }
}
