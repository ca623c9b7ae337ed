package io.agledger.server.operations;

import java.util.Map;

/**
 * The one-call summary, in contract A-09's shape.
 *
 * @param status {@code ok}, or {@code degraded} when the database does not answer
 * @param uptime seconds since the process started
 */
record SystemHealth(
    String status,
    double uptime,
    DatabaseHealth database,
    Map<String, Queues.Depth> queues,
    ProcessHealth process) {

  /**
   * @param latencyMs round trip of one query, −1 when it failed
   */
  record DatabaseHealth(String status, double latencyMs, Pool pool) {}

  record Pool(int total, int idle, int waiting) {}

  /** Sizes in MiB; {@code rssMb} is −1 where the system does not tell. */
  record ProcessHealth(double rssMb, double heapUsedMb, double heapTotalMb) {}
}
