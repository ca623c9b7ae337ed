package io.agledger.operator.client;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach one ledger.
 *
 * @param platformKey key material: never in {@link #toString()}
 * @param caPem certificates to trust instead of the JVM's; empty for the JVM's own
 * @param timeout for connecting, and again for the whole answer
 */
public record ClientSettings(
    URI endpoint,
    String platformKey,
    String caPem,
    Duration timeout,
    int maxConcurrent,
    int requestsPerSecond) {

  @Override
  public String toString() {
    return "ClientSettings[" + endpoint + "]";
  }
}
