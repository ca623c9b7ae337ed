package io.agledger.server.operations;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agledger.server.configuration.ServerConfiguration;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Runs every {@link Upkeep} on one of the workers at a time: the row in {@code scheduled_tasks} is
 * the lock, and a worker that died in a run is noticed by its missing heartbeat.
 */
@Component
@Profile("worker")
class UpkeepScheduler implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(UpkeepScheduler.class);

  private final DataSource dataSource;
  private final List<Upkeep> upkeeps;
  private final String instanceName;
  private @Nullable Scheduler scheduler;

  UpkeepScheduler(DataSource dataSource, List<Upkeep> upkeeps, ServerConfiguration configuration) {
    this.dataSource = dataSource;
    this.upkeeps = upkeeps;
    this.instanceName = configuration.instanceName();
  }

  @Override
  public void start() {
    var started =
        Scheduler.create(dataSource)
            .startTasks(upkeeps.stream().map(UpkeepScheduler::task).toList())
            .schedulerName(() -> instanceName)
            .threads(2) // upkeep is light; two so that a long partition move does not hold up key
            // retirement
            .pollingInterval(Duration.ofSeconds(1))
            .pollUsingLockAndFetch(1.0, 4.0)
            .shutdownMaxWait(Duration.ofSeconds(20))
            .build();
    started.start();
    scheduler = started;
    log.info("agledger-worker runs {}", upkeeps.stream().map(Upkeep::name).sorted().toList());
  }

  @Override
  public void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  private static RecurringTask<Void> task(Upkeep upkeep) {
    return Tasks.recurring("maintenance/" + upkeep.name(), FixedDelay.of(upkeep.every()))
        .execute((_, _) -> upkeep.run());
  }
}
