package io.agledger.operator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agledger.operator.client.LedgerUnavailableException;
import io.agledger.operator.client.LedgerUnavailableException.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final AtomicInteger probesAskedFor = new AtomicInteger();
  private final Circuit circuit = new Circuit(probesAskedFor::incrementAndGet);

  @Test
  void itIsShutUntilAProbeFoundTheLedgerUp() {
    assertThatThrownBy(circuit::enter)
        .isInstanceOfSatisfying(
            LedgerUnavailableException.class,
            e -> assertThat(e.reach()).isEqualTo(Reach.NOT_ASKED));
    assertThat(circuit.probed(true)).isTrue();
    assertThatCode(circuit::enter).doesNotThrowAnyException();
  }

  @Test
  void tenThousandFailuresAskForOneProbe() {
    circuit.probed(true);
    for (int i = 0; i < 10_000; i++) {
      circuit.doubt("503");
    }
    assertThat(probesAskedFor).hasValue(1);
    assertThat(circuit.state()).isEqualTo(Circuit.State.CHECKING);
  }

  @Test
  void probesAreFiveSecondsApartWhateverHappens() {
    assertThat(circuit.claimProbe(NOW)).isZero();
    assertThat(circuit.claimProbe(NOW.plusSeconds(1))).isEqualTo(Duration.ofSeconds(4));
    assertThat(circuit.claimProbe(NOW.plusSeconds(5))).isZero();
  }

  @Test
  void onlyAChangeIsNews() {
    assertThat(circuit.probed(false)).isTrue();
    assertThat(circuit.probed(false)).isFalse();
    assertThat(circuit.probed(true)).isTrue();
    circuit.doubt("timeout");
    assertThat(circuit.probed(true)).as("those who waited meanwhile want to know").isTrue();
  }
}
