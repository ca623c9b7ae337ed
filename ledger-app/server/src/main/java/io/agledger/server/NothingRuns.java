package io.agledger.server;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts no lifecycle of the application: a command that reads and ends must not write heartbeats,
 * since an activation would wait for a process that holds no key.
 */
final class NothingRuns implements LifecycleProcessor {
  static void register(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean(
            AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME,
            LifecycleProcessor.class,
            NothingRuns::new);
  }

  @Override
  public void onRefresh() {}

  @Override
  public void onClose() {}

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return false;
  }
}
