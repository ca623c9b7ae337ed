package io.agledger.server.problem;

/** A refused request on its way out. Carries no stack trace: it is an answer, not a bug. */
public final class Refusal extends RuntimeException {
  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.code() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
