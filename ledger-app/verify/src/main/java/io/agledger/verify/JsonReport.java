package io.agledger.verify;

import io.agledger.core.Bytes;
import io.agledger.core.chain.Failure;
import io.agledger.core.json.CanonicalObject;
import java.util.List;
import java.util.Optional;

/** The report for programs: one RFC 8785 object on one line, the same members for every result. */
final class JsonReport {

  private JsonReport() {}

  static String of(Report report) {
    return object(report.result(), report, Optional.empty());
  }

  static String unusable(String message) {
    Report nothing = new Report(new Report.Counts(0, 0, 0), new Report.Keys(0, ""), List.of(), 0);
    return object(Report.Result.UNUSABLE, nothing, Optional.of(message));
  }

  private static String object(Report.Result result, Report report, Optional<String> error) {
    return CanonicalObject.begin()
        .verbatim("counts", counts(report))
        .textOrNull("error", error)
        .number("exitCode", result.exitCode())
        .array("failures", report.failures().stream().map(JsonReport::failure).toList())
        .verbatim("keys", keys(report.keys()))
        .text("result", result.name())
        .end()
        .utf8();
  }

  private static Bytes counts(Report report) {
    return CanonicalObject.begin()
        .number("entries", report.counts().entries())
        .number("erased", report.counts().erased())
        .number("failures", report.failureCount())
        .number("records", report.counts().records())
        .end();
  }

  private static Bytes keys(Report.Keys keys) {
    return CanonicalObject.begin()
        .number("count", keys.count())
        .textOrNull("file", Optional.of(keys.source()).filter(_ -> keys.areTrusted()))
        .end();
  }

  private static Bytes failure(Failure failure) {
    CanonicalObject object = CanonicalObject.begin().text("code", failure.code().name());
    switch (failure.place()) {
      case Failure.AtEntry at ->
          object.number("position", at.position()).text("record", at.record().toString());
      case Failure.AtLine at -> object.text("file", at.file()).number("line", at.line());
      case Failure.InFile in -> object.text("file", in.file());
      case Failure.AtKey at -> object.text("key", at.keyId().hex());
    }
    return object.text("sentence", failure.sentence()).end();
  }
}
