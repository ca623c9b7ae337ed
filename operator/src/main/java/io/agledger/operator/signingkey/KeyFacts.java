package io.agledger.operator.signingkey;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known about the keys at one moment. Ids only: the plan never sees a key. */
record KeyFacts(Held held, Map<String, Registered> registry, Optional<String> lastActive) {

  /**
   * What the Secret says.
   *
   * @param privateHalves ids of the readable private keys in it
   * @param next the key that is to sign next, once noted
   * @param active the key that was last seen to sign
   * @param completedAt when that was, by our own clock
   * @param trigger the {@code rotation.trigger} last acted on; empty for none
   * @param reason why {@code next} was made
   */
  record Held(
      Set<String> privateHalves,
      Optional<String> next,
      Optional<String> active,
      Optional<Instant> completedAt,
      String trigger,
      String reason) {

    static final Held NOTHING =
        new Held(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), "", "");

    boolean holds(String keyId) {
      return privateHalves.contains(keyId);
    }
  }

  /** What the ledger's registry says about one key. */
  record Registered(
      Status status,
      Instant createdAt,
      Optional<Instant> activatedAt,
      Optional<Instant> retiringAt) {}

  /** A key's place in its life, as the registry has it. */
  enum Status {
    PUBLISHED,
    ACTIVE,
    RETIRING,
    RETIRED,
    COMPROMISED
  }

  Optional<Registered> line(String keyId) {
    return Optional.ofNullable(registry.get(keyId));
  }

  Optional<Status> status(String keyId) {
    return line(keyId).map(Registered::status);
  }

  /** The key that signs; at most one, the registry sees to that. */
  Optional<String> signer() {
    return registry.entrySet().stream()
        .filter(entry -> entry.getValue().status() == Status.ACTIVE)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
