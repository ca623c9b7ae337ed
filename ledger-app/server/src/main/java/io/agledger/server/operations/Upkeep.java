package io.agledger.server.operations;

import java.time.Duration;

/**
 * A job that the worker repeats. Beans of this type are found and scheduled; a run may come twice
 * after a crash, so it must be safe to repeat.
 */
public interface Upkeep {
  /**
   * The task's name behind the slash, e.g. {@code partition-upkeep} in queue {@code maintenance}.
   */
  String name();

  /** Pause between the end of one run and the next. */
  Duration every();

  /** One run. An exception counts as a failed run; the next one comes as usual. */
  void run();
}
