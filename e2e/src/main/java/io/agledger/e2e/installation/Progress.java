package io.agledger.e2e.installation;

import java.time.Duration;

/** Hears what has been done, as it is done; from any thread. */
@FunctionalInterface
public interface Progress {

  void done(String what, Duration took);

  /** For those who look at the outcome only. */
  Progress SILENT = (_, _) -> {};
}
