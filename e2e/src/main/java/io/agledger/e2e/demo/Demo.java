package io.agledger.e2e.demo;

import io.agledger.e2e.installation.Artifacts;
import io.agledger.e2e.installation.Cleanup;
import io.agledger.e2e.installation.Installation;
import io.agledger.e2e.installation.Service;
import io.agledger.e2e.installation.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Starts everything, tells the {@link Story}, stops everything. {@code e2e/demo/run} builds what
 * this needs.
 *
 * <p>Arguments: the repository and a folder for this run. Environment: {@code KEEP=1} leaves
 * everything running until this process is told to stop; {@code DEMO_CONTEXT} names the kubeconfig
 * context to use. Exit codes: 0 passed · 1 failed.
 */
public final class Demo {

  private final Screen screen = new Screen();
  private final Cleanup cleanup = new Cleanup();
  private final Settings settings;
  private volatile boolean toldToStop;

  private Demo(Settings settings) {
    this.settings = settings;
  }

  public static void main(String[] arguments) {
    var context =
        Optional.ofNullable(System.getenv("DEMO_CONTEXT")).filter(name -> !name.isEmpty());
    var settings =
        new Settings(new Artifacts(Path.of(arguments[0])), Path.of(arguments[1]), context);
    var keep = "1".equals(System.getenv("KEEP"));
    new Demo(settings).run(keep);
  }

  private void run(boolean keep) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try {
      var summary = perform(keep);
      if (keep) {
        System.out.println(summary);
        new CountDownLatch(1).await();
      }
      var from = Instant.now();
      cleanup.close();
      screen.done("stopped everything", Duration.between(from, Instant.now()));
      System.out.println(summary);
    } catch (Exception failure) {
      fail(failure);
    }
  }

  private String perform(boolean keep) throws Exception {
    var folder = new RunFolder(settings.folder());
    cleanup.onClose(folder::tidy);
    var installation = Installation.start(settings, cleanup, screen);
    installation.apply(_ -> true);
    var summary = new Story(installation, folder, screen).tell(settings.artifacts().events());
    var aftermath = new Aftermath(installation, screen);
    aftermath.showProcesses();
    if (keep) {
      aftermath.inviteToTry(folder);
    }
    return summary;
  }

  /** A failure after we were told to stop is no news: what we ran on was taken away. */
  private void fail(Exception failure) {
    if (toldToStop) {
      return;
    }
    screen.line("DEMO FAILED: " + failure.getMessage());
    if (!(failure instanceof Service.NotReady)) {
      Logs.printTails(settings.folder());
    }
    System.exit(1); // its hook stops what runs
  }

  private void stop() {
    toldToStop = true;
    try {
      cleanup.close();
    } catch (Exception failure) {
      screen.line("not all could be stopped: " + failure.getMessage());
    }
  }
}
