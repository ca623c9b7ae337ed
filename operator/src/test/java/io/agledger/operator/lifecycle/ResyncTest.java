package io.agledger.operator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResyncTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Test
  void resourcesThatBeganTogetherComeBackApartWithinAFifth() {
    var delays =
        Stream.generate(ResyncTest::resource)
            .limit(1_000)
            .map(resource -> Resync.after(resource, TEN_MINUTES, Optional.empty(), CLOCK))
            .toList();
    assertThat(delays)
        .allSatisfy(
            delay -> assertThat(delay).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12)));
    assertThat(delays.stream().distinct().count()).isGreaterThan(300);
  }

  @Test
  void whatIsDueEarlierComesEarlier() {
    var due = Optional.of(NOW.plusSeconds(7));
    assertThat(Resync.after(resource(), TEN_MINUTES, due, CLOCK)).isEqualTo(Duration.ofSeconds(7));
    var overdue = Optional.of(NOW.minusSeconds(7));
    assertThat(Resync.after(resource(), TEN_MINUTES, overdue, CLOCK)).isPositive();
  }

  private static ConfigMap resource() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withUid(UUID.randomUUID().toString())
        .endMetadata()
        .build();
  }
}
