package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "90s,PT1M30S",
    "1h30m,PT1H30M",
    "2160h,P90D",
    "250ms,PT0.25S",
    "1m5ms,PT1M0.005S",
    "0s,PT0S"
  })
  void theUnitsAddUp(String text, Duration expected) {
    assertThat(new GoDuration(text).toDuration()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "h", "1d", "-1s", "1.5h", "1s 2s", "1000000000h"})
  void anythingElseIsRefusedWhenAskedForAndNotBefore(String text) {
    var duration = new GoDuration(text);
    assertThatIllegalArgumentException()
        .isThrownBy(duration::toDuration)
        .withMessageContaining(text);
  }

  @Test
  void theTextIsKeptAsWritten() {
    assertThat(Serialization.asJson(new GoDuration("90m"))).isEqualTo("\"90m\"");
    assertThat(Serialization.unmarshal("\"90m\"", GoDuration.class).text()).isEqualTo("90m");
  }
}
