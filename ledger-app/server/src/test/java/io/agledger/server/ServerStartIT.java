package io.agledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.testing.TestServer;
import org.junit.jupiter.api.Test;

class ServerStartIT {
  @Test
  void anUnknownRouteIsAProblemDocumentWithTheRequestsId() {
    try (var server = TestServer.start(Role.API)) {
      var answer = server.get("/nowhere", "");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.at("/code")).isEqualTo("NOT_FOUND");
      assertThat(answer.at("/requestId")).isEqualTo(answer.header("X-Request-ID"));
    }
  }
}
