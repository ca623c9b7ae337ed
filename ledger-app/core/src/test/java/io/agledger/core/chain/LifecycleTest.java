package io.agledger.core.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.statement.Event;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

  /** Status before ("-" for none), event, status after; everything else is illegal. */
  private static final String TABLE =
      """
      - RECORDED RECORDED
      - CREATED ACTIVE
      ACTIVE COMPLETED COMPLETION_SUBMITTED
      COMPLETION_SUBMITTED FULFILLED FULFILLED
      COMPLETION_SUBMITTED FAILED FAILED
      """;

  @ParameterizedTest
  @EnumSource(Event.class)
  void onlyTheTableIsLegal(Event event) {
    assertThat(Lifecycle.begin(event)).isEqualTo(expected("-", event));
    for (Status from : Status.values()) {
      assertThat(Lifecycle.advance(from, event))
          .as("%s", from)
          .isEqualTo(expected(from.name(), event));
    }
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void nothingFollowsATerminalStatus(Status status) {
    boolean nothing =
        Arrays.stream(Event.values()).allMatch(e -> Lifecycle.advance(status, e).isEmpty());

    assertThat(status.isTerminal()).isEqualTo(nothing);
  }

  private static Optional<Status> expected(String from, Event event) {
    return TABLE
        .lines()
        .map(line -> line.split(" "))
        .filter(row -> row[0].equals(from) && row[1].equals(event.name()))
        .map(row -> Status.valueOf(row[2]))
        .findAny();
  }
}
