package io.agledger.e2e.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs until it is told to stop. Its output goes to {@code <folder>/<name>.log}. */
public final class ChildProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final Process process;
  private final Path log;
  private final Path pidFile;

  private ChildProcess(String name, Process process, Path log, Path pidFile) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.pidFile = pidFile;
  }

  /** The log is appended to, so that a restarted process continues its predecessor's. */
  public static ChildProcess start(String name, Program program, Path folder) throws IOException {
    var log = folder.resolve(name + ".log");
    var pidFile = folder.resolve(name + ".pid");
    var process =
        program
            .builder()
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Files.writeString(pidFile, process.pid() + "\n");
    return new ChildProcess(name, process, log, pidFile);
  }

  public String name() {
    return name;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long residentMebibytes() {
    return ResidentMemory.mebibytesOf(process.pid());
  }

  /** The last lines of its log. */
  public List<String> logTail(int lines) {
    try {
      var all = Files.readAllLines(log);
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException _) {
      return List.of("(no log at " + log + ")");
    }
  }

  public boolean logged(String text) {
    try {
      return Files.readString(log).contains(text);
    } catch (IOException _) {
      return false;
    }
  }

  /** SIGKILL, as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    removePidFile();
  }

  /** SIGTERM, then SIGKILL for what does not end in time. Returns the exit status. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    var status = process.waitFor();
    removePidFile();
    return status;
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  private void removePidFile() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException _) {
      // a stale pid file is told from a live one by what runs under its number
    }
  }
}
