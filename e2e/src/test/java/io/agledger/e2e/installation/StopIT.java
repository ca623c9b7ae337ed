package io.agledger.e2e.installation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Running.class)
class StopIT {

  @Test
  void anApiThatIsToldToStopEndsWithZeroAndSaysSo(Installation installation) throws Exception {
    var api = installation.startSecondApi().process();

    assertThat(api.logged("agledger-api listening on port")).isTrue();
    assertThat(api.stop()).isZero();
    assertThat(api.logged("Shutting down gracefully...")).isTrue();
  }

  @Test
  void aWorkerThatIsToldToStopEndsWithZeroAndSaysSo(Installation installation) throws Exception {
    var worker = installation.startSecondWorker().process();

    assertThat(worker.logged("agledger-worker management listening on port")).isTrue();
    assertThat(worker.stop()).isZero();
    assertThat(worker.logged("Shutting down gracefully...")).isTrue();
  }
}
