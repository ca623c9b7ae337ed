package io.agledger.server.operations;

import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("api")
@Tag(name = "operations")
class SystemHealthController {
  private static final double MIB = 1024.0 * 1024.0;

  private final JdbcClient jdbc;
  private final PoolMetrics pool;
  private final Queues queues;

  SystemHealthController(JdbcClient jdbc, PoolMetrics pool, Queues queues) {
    this.jdbc = jdbc;
    this.pool = pool;
    this.queues = queues;
  }

  @GetMapping("/v1/admin/system-health")
  @Operation(summary = "Database, queues and process at a glance (platform; contract A-09)")
  SystemHealth read(@RequiredAction(Action.READ_SYSTEM_HEALTH) Caller caller) {
    var database = database();
    return new SystemHealth(
        database.status(),
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
        database,
        queues.depths(),
        process());
  }

  private SystemHealth.DatabaseHealth database() {
    var connections = pool.now();
    var shown =
        new SystemHealth.Pool(connections.total(), connections.idle(), connections.waiting());
    long begin = System.nanoTime();
    try {
      jdbc.sql("SELECT 1").query(Integer.class).single();
      return new SystemHealth.DatabaseHealth("ok", millisSince(begin), shown);
    } catch (DataAccessException _) {
      return new SystemHealth.DatabaseHealth("degraded", -1, shown);
    }
  }

  private static double millisSince(long nanos) {
    return Math.round((System.nanoTime() - nanos) / 10_000.0) / 100.0;
  }

  private static SystemHealth.ProcessHealth process() {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new SystemHealth.ProcessHealth(rssMib(), mib(heap.getUsed()), mib(heap.getCommitted()));
  }

  private static double rssMib() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> mib(Long.parseLong(line.replaceAll("\\D", "")) * 1024))
          .findFirst()
          .orElse(-1);
    } catch (IOException _) {
      return -1; // not Linux
    }
  }

  private static double mib(long bytes) {
    return Math.round(bytes / MIB * 10) / 10.0;
  }
}
