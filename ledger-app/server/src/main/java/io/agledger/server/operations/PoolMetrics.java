package io.agledger.server.operations;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** Contract A-14, S-40: how the database pool is doing. */
@Component
class PoolMetrics {
  private final HikariDataSource pool;

  /** Connections now. */
  record Pool(int total, int active, int idle, int waiting) {}

  PoolMetrics(HikariDataSource pool, MeterRegistry meters) {
    this.pool = pool;
    gauge(
        meters,
        "agledger_db_pool_waiting_connections",
        "Threads that wait for a connection",
        Pool::waiting);
    gauge(meters, "agledger_db_pool_active_connections", "Connections in use", Pool::active);
  }

  /** Zeros before the first connection was asked for. */
  Pool now() {
    return Optional.ofNullable(pool.getHikariPoolMXBean())
        .map(PoolMetrics::read)
        .orElse(new Pool(0, 0, 0, 0));
  }

  private static Pool read(HikariPoolMXBean bean) {
    return new Pool(
        bean.getTotalConnections(),
        bean.getActiveConnections(),
        bean.getIdleConnections(),
        bean.getThreadsAwaitingConnection());
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToIntFunction<Pool> value) {
    Gauge.builder(name, this, metrics -> value.applyAsInt(metrics.now()))
        .description(description)
        .register(meters);
  }
}
