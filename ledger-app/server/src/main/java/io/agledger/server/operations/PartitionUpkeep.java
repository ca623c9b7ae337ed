package io.agledger.server.operations;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps monthly partitions ahead of time and moves rows that landed in DEFAULT (contract A-28,
 * Each partition is one transaction of {@code ensure_month_partition()}.
 */
@Component
@Profile("worker")
class PartitionUpkeep implements Upkeep {
  private static final Logger log = LoggerFactory.getLogger(PartitionUpkeep.class);

  /** Contract A-32: at least 585 days ahead for the ledger's tables, 98 for the operational log. */
  private static final Map<String, Integer> HORIZON_MONTHS =
      Map.of("audit_vault", 20, "events", 20, "webhook_deliveries", 20, "system_audit_log", 4);

  private final JdbcClient jdbc;

  PartitionUpkeep(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "partition-upkeep";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public void run() {
    HORIZON_MONTHS.forEach(this::createAhead);
  }

  private void createAhead(String table, int months) {
    var thisMonth = OffsetDateTime.now(ZoneOffset.UTC).withDayOfMonth(1);
    var created =
        IntStream.rangeClosed(0, months)
            .mapToObj(thisMonth::plusMonths)
            .filter(month -> ensure(table, month))
            .toList();
    if (!created.isEmpty()) {
      log.info(
          "Created {} partition(s) of {}, the last for {}",
          created.size(),
          table,
          created.getLast().toLocalDate());
    }
  }

  /** Whether the month's partition was missing. */
  private boolean ensure(String table, OffsetDateTime month) {
    return jdbc.sql("SELECT ensure_month_partition(:table, :month)")
        .param("table", table)
        .param("month", month)
        .query(Boolean.class)
        .single();
  }
}
