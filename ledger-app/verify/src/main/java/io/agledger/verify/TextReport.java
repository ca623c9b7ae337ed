package io.agledger.verify;

import io.agledger.core.chain.Failure;
import java.util.StringJoiner;

/** The report for people. Contract A-26: scripts read its first lines, so they stay as they are. */
final class TextReport {

  private static final int SHOWN = 50;

  private TextReport() {}

  static String of(Report report) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("[%s] AGLedger offline verification".formatted(report.result()));
    lines.add("audit_vault chain");
    lines.add("  records  : " + report.counts().records());
    lines.add("  entries  : " + report.counts().entries());
    if (report.counts().erased() > 0) {
      lines.add("  erased   : %d (payload erased)".formatted(report.counts().erased()));
    }
    lines.add("  failures : " + report.failureCount());
    lines.add("signing keys");
    lines.add("  keys     : " + keys(report.keys()));
    report.failures().stream().limit(SHOWN).map(TextReport::line).forEach(lines::add);
    if (report.failureCount() > SHOWN) {
      lines.add("… and %d more".formatted(report.failureCount() - SHOWN));
    }
    return lines.toString();
  }

  private static String keys(Report.Keys keys) {
    String source =
        keys.areTrusted()
            ? "from " + keys.source()
            : "from the dump itself: not authenticated, pass --keys FILE";
    return "%d (%s)".formatted(keys.count(), source);
  }

  private static String line(Failure failure) {
    String place =
        switch (failure.place()) {
          case Failure.AtEntry at -> "record=%s position=%d".formatted(at.record(), at.position());
          case Failure.AtLine at -> "file=%s line=%d".formatted(at.file(), at.line());
          case Failure.InFile in -> "file=%s".formatted(in.file());
          case Failure.AtKey at -> "key=%s".formatted(at.keyId());
        };
    return "%s %s %s".formatted(failure.code(), place, failure.sentence());
  }
}
