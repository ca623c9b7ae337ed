package io.agledger.operator.condition;

import io.agledger.operator.client.Problem;

/** What a refusal of the ledger means for the resource. Pure. */
public final class Refusals {

  private Refusals() {}

  /** The server's own words, under our reasons. */
  public static Verdict verdict(Problem problem) {
    String message = problem.explanation();
    return switch (problem.code()) {
      case "OWNED_BY_OTHER", "UNMANAGED_EXISTS", "SCHEMA_IMMUTABLE" ->
          new Verdict.Stalled(Reason.Conflict, message);
      case "ORG_NOT_FOUND" -> new Verdict.Retrying(Reason.ReferenceNotReady, message);
      case "QUOTA_EXCEEDED" -> new Verdict.Retrying(Reason.QuotaExceeded, message);
      default -> byStatus(problem.status(), message);
    };
  }

  private static Verdict byStatus(int status, String message) {
    return switch (status) {
      case 401, 403 -> new Verdict.Retrying(Reason.Forbidden, message);
      case 400, 413, 422 -> new Verdict.Stalled(Reason.InvalidSpec, message);
      case 409 -> new Verdict.Retrying(Reason.Conflict, message);
      default -> new Verdict.Retrying(Reason.LedgerUnavailable, message);
    };
  }
}
