package io.agledger.e2e.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says that a process holds in memory. */
public final class ResidentMemory {

  private ResidentMemory() {}

  /** RSS of one process, in MiB; 0 when it is gone. */
  public static long mebibytesOf(long pid) {
    return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:") / 1024;
  }

  /** PSS of a process and those below it, in MiB: memory that they share counts once. */
  public static long mebibytesOfTree(ProcessHandle root) {
    var shares =
        root.descendants().mapToLong(process -> proportionalShare(process.pid())).sum()
            + proportionalShare(root.pid());
    return shares / 1024;
  }

  private static long proportionalShare(long pid) {
    return kibibytes(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
  }

  private static long kibibytes(Path file, String label) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(label))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }
}
