package io.agledger.server.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What only a worker exports (contract ). Every worker reads it for itself:
 * whichever one is scraped, the figures are there.
 */
@Component
@Profile("worker")
class WorkerGauges implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(WorkerGauges.class);
  private static final Duration REFRESH = Duration.ofSeconds(15); // a usual scrape interval

  private record Runway(String table, int days, long defaultRows) {}

  private final JdbcClient jdbc;
  private final Queues queues;
  private final MultiGauge queueSize;
  private final MultiGauge runwayDays;
  private final MultiGauge defaultRows;
  private @Nullable Thread thread;

  WorkerGauges(JdbcClient jdbc, Queues queues, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.queues = queues;
    this.queueSize = gauge(meters, "agledger_queue_size", "Jobs by queue and state");
    this.runwayDays =
        gauge(
            meters,
            "agledger_partition_runway_days",
            "Days until the latest partition created ahead is reached");
    this.defaultRows =
        gauge(
            meters,
            "agledger_partition_default_rows",
            "Rows waiting in the DEFAULT partition; above 0 means the worker is behind");
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("worker-gauges").start(this::refreshUntilInterrupted);
  }

  @Override
  public void stop() {
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void refreshUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        refresh();
      } catch (DataAccessException | TransactionException failure) {
        log.warn("Gauges not refreshed: {}", failure.getMessage());
      }
      try {
        Thread.sleep(REFRESH);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void refresh() {
    queueSize.register(
        queues.depths().entrySet().stream().flatMap(WorkerGauges::rows).toList(), true);
    List<Runway> runways =
        jdbc.sql("SELECT table_name, runway_days, default_rows FROM partition_runway()")
            .query((rs, _) -> new Runway(rs.getString(1), rs.getInt(2), rs.getLong(3)))
            .list();
    runwayDays.register(runways.stream().map(r -> row(r.table(), r.days())).toList(), true);
    defaultRows.register(runways.stream().map(r -> row(r.table(), r.defaultRows())).toList(), true);
  }

  private static MultiGauge.Row<?> row(String table, Number value) {
    return MultiGauge.Row.of(Tags.of("table", table), value);
  }

  private static Stream<MultiGauge.Row<?>> rows(Map.Entry<String, Queues.Depth> queue) {
    var depth = queue.getValue();
    var states =
        Map.of(
            "waiting", depth.waiting(),
            "active", depth.active(),
            "delayed", depth.delayed(),
            "failed", depth.failed(),
            "total", depth.waiting() + depth.active() + depth.delayed() + depth.failed());
    return states.entrySet().stream()
        .map(state ->
            MultiGauge.Row.of(
                Tags.of("queue", queue.getKey(), "state", state.getKey()), state.getValue()));
  }

  private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
    return MultiGauge.builder(name).description(description).register(meters);
  }
}
