package io.agledger.server.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Contract: the depth of each queue. A queue is the part of a task's name before the
 * slash, so {@code maintenance/partition-upkeep} waits in {@code maintenance}.
 */
@Component
class Queues {
  /** The contract's names; a queue with nothing in it is listed with zeros. */
  static final List<String> NAMES =
      List.of(
          "phase2-verification",
          "webhook-delivery",
          "maintenance",
          "federation-outbound",
          "federation-outbound-dlq");

  /**
   * @param waiting due and not picked
   * @param active picked by a worker
   * @param delayed due later
   * @param failed its last run failed and it is not running
   */
  record Depth(long waiting, long active, long delayed, long failed) {
    static final Depth EMPTY = new Depth(0, 0, 0, 0);
  }

  private final JdbcClient jdbc;

  Queues(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<String, Depth> depths() {
    var depths = new TreeMap<String, Depth>();
    NAMES.forEach(name -> depths.put(name, Depth.EMPTY));
    jdbc.sql(
            """
            SELECT split_part(task_name, '/', 1) AS queue,
                   count(*) FILTER (WHERE picked) AS active,
                   count(*) FILTER (WHERE NOT picked AND coalesce(consecutive_failures, 0) > 0) AS failed,
                   count(*) FILTER (WHERE NOT picked AND coalesce(consecutive_failures, 0) = 0 AND execution_time <= now()) AS waiting,
                   count(*) FILTER (WHERE NOT picked AND coalesce(consecutive_failures, 0) = 0 AND execution_time > now()) AS delayed
              FROM scheduled_tasks GROUP BY 1
            """)
        .query(rs -> {
          depths.put(
              rs.getString("queue"),
              new Depth(
                  rs.getLong("waiting"),
                  rs.getLong("active"),
                  rs.getLong("delayed"),
                  rs.getLong("failed")));
        });
    return depths;
  }
}
