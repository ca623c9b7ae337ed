package io.agledger.verify;

import com.sun.management.OperatingSystemMXBean;
import io.agledger.core.Bytes;
import io.agledger.core.dump.DumpReader;
import io.agledger.core.dump.DumpWriter;
import io.agledger.core.key.SigningKey;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import io.agledger.core.statement.Event;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Benchmark P12: the offline verifier against raw Ed25519 verification on all cores, both measured
 * in this run. Run {@code main}; arguments: folder for the dump, number of records.
 */
public final class VerifySpeed {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final int RUNS = 3;
  private static final int RAW_CHECKS = 60_000;
  private static final int BYTES_OF_A_SIGNED_STATEMENT = 480;

  private VerifySpeed() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int records = Integer.parseInt(args[1]);
    SampleLedger ledger = ledger(records);
    if (!Files.exists(folder)) DumpWriter.write(folder, SampleLedger.INSTANCE, ledger);
    Trust trust = new Trust.InFile("the sample", ledger.keyDocument());
    int cores = Runtime.getRuntime().availableProcessors();
    for (int run = 1; run <= RUNS; run++) {
      Figure raw = measure(() -> onThreads(cores));
      Figure verifier = measure(() -> verify(folder, trust, cores));
      System.out.printf(
          Locale.ROOT,
          "run %d on %d cores: raw Ed25519 %s; verifier %s; ratio %.2f by the clock, %.2f by CPU%n",
          run,
          cores,
          raw,
          verifier,
          verifier.perSecond() / raw.perSecond(),
          raw.cpuMicros() / verifier.cpuMicros());
    }
  }

  /** Rate by the clock, and CPU time of the whole process per item: steady on a busy machine. */
  private record Figure(double perSecond, double cpuMicros) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.0f/s, %.1f us CPU each", perSecond, cpuMicros);
    }
  }

  private static Figure measure(Callable<Long> work) throws Exception {
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    long items = work.call();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Figure(items / seconds, (PROCESS.getProcessCpuTime() - cpu) / 1e3 / items);
  }

  private static long verify(Path folder, Trust trust, int threads) throws IOException {
    Report report =
        new DumpVerifier(DumpReader.open(folder).orElseThrow(), trust, threads).verify();
    if (report.failureCount() > 0) throw new IllegalStateException(TextReport.of(report));
    return report.counts().entries();
  }

  private static long onThreads(int threads) throws InterruptedException {
    var workers =
        IntStream.range(0, threads)
            .mapToObj(_ -> Thread.ofPlatform().start(VerifySpeed::checkRaw))
            .toList();
    for (Thread worker : workers) worker.join();
    return (long) threads * RAW_CHECKS;
  }

  private static void checkRaw() {
    SigningKey key = SampleLedger.key(1);
    Bytes message = Bytes.wrap(new byte[BYTES_OF_A_SIGNED_STATEMENT]);
    Bytes signature = key.sign(message);
    for (int i = 0; i < RAW_CHECKS; i++) {
      if (!key.verificationKey().verify(message, signature)) throw new IllegalStateException();
    }
  }

  private static SampleLedger ledger(int records) {
    SampleLedger ledger = Samples.empty();
    String payload =
        "{\"amount\":\"12.50\",\"customer\":{\"id\":\"%s\",\"tier\":\"gold\"},\"note\":\"%s\"}"
            .formatted("c".repeat(24), "n".repeat(200));
    for (int n = 1; n <= records; n++) {
      ledger.append(SampleLedger.record(n), Event.CREATED, Samples.WORK, payload);
      ledger.append(SampleLedger.record(n), Event.COMPLETED, Samples.WORK, payload);
    }
    return ledger;
  }
}
