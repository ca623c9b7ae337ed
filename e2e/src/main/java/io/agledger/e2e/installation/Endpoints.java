package io.agledger.e2e.installation;

import io.agledger.e2e.process.FreePort;
import java.net.URI;

/** Where the processes of one installation listen. */
record Endpoints(int api, int apiManagement, int workerManagement, int operator) {

  static Endpoints free() {
    return new Endpoints(FreePort.next(), FreePort.next(), FreePort.next(), FreePort.next());
  }

  URI ledger() {
    return URI.create("http://127.0.0.1:" + api);
  }

  static URI readiness(int port) {
    return URI.create("http://127.0.0.1:" + port + "/readyz");
  }
}
