package io.agledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.testing.TestServer;
import org.junit.jupiter.api.Test;

class ServerStartIT {
  @Test
  void withoutAKeyEvenAnUnknownRouteIsAProblemDocumentWithTheRequestsId() {
    try (var server = TestServer.start(Role.API)) {
      var answer = server.get("/nowhere", "");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.at("/code")).isEqualTo("UNAUTHORIZED");
      assertThat(answer.at("/requestId")).isEqualTo(answer.header("X-Request-ID"));
    }
  }
}
