package io.agledger.server.key;

import io.agledger.core.key.KeyRecord;
import io.agledger.core.key.KeyStatus;
import io.agledger.core.key.SigningKey;
import io.agledger.server.database.Change;
import io.agledger.server.database.ChangeListener;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which key this process signs with now. */
@Component
public class Signer {
  /** Bounds how long a missed notification can be believed. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final KeyRegistry registry;
  private final Keyring keyring;
  private final Clock clock;
  private volatile @Nullable Choice choice;

  private record Choice(Optional<Pen> pen, Instant at) {}

  /**
   * A key to sign with.
   *
   * @param notBefore when it became active: a statement MUST NOT be dated earlier, whatever this
   *     machine's clock says
   */
  public record Pen(SigningKey key, Instant notBefore) {

    /**
     * The time to state: now in whole milliseconds, or the activation when the clock is behind it.
     */
    public Instant time(Clock clock) {
      var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      return now.isBefore(notBefore) ? notBefore : now;
    }
  }

  Signer(KeyRegistry registry, Keyring keyring, ChangeListener changes, Clock clock) {
    this.registry = registry;
    this.keyring = keyring;
    this.clock = clock;
    changes.on(Change.KEYS, this::lookAgain);
    keyring.onChange(this::lookAgain);
  }

  /**
   * The active key; or, while this process does not hold that one yet, a retiring key it holds: an
   * entry under it is valid until the key is retired. Refused with 503 when it holds neither.
   */
  public Pen pen() {
    var known = choice;
    if (known == null || known.at().isBefore(clock.instant().minus(FRESH))) {
      known = new Choice(choose(), clock.instant());
      choice = known;
    }
    return known.pen().orElseThrow(() -> notSigning().refused());
  }

  /** Forgets what was known, as when the registry refused a signature made with it. */
  public void lookAgain() {
    choice = null;
  }

  private Optional<Pen> choose() {
    return registry.all().stream()
        .filter(key -> key.status() == KeyStatus.ACTIVE || key.status() == KeyStatus.RETIRING)
        .sorted(
            Comparator.comparing(
                    KeyRecord::activatedAt, Comparator.comparing(Optional::orElseThrow))
                .reversed())
        .flatMap(key -> pen(key).stream())
        .findFirst();
  }

  private Optional<Pen> pen(KeyRecord key) {
    return keyring.find(key.keyId()).map(half -> new Pen(half, key.activatedAt().orElseThrow()));
  }

  private static Problem notSigning() {
    return Problem.of(
        ProblemCode.NOT_SIGNING,
        "No signing key is active whose private half this process holds; nothing was written.",
        "Apply a SigningKey resource, or mount the active key at AGLEDGER_SIGNING_KEY_DIR; GET /v1/verification-keys"
            + " shows the registry and GET /v1/admin/instances who holds what.");
  }
}
