package io.agledger.e2e.github;

import java.util.Optional;

/**
 * What a delivery says about a piece of work. A deployment or workflow job that has not ended is a
 * start; the deployment status or completed workflow job that reports how it ended is an end; all
 * else is a plain fact.
 */
sealed interface Work {

  record Fact() implements Work {}

  /** {@code key} joins a start and its end: the kind of work and GitHub's id of it. */
  record Start(String key) implements Work {}

  record End(String key, Verdict verdict) implements Work {}

  static Work of(Event event) {
    return switch (event.kind()) {
      case "deployment" -> new Start("deployment " + event.text("/deployment/id"));
      case "deployment_status" -> ofDeploymentStatus(event);
      case "workflow_job" -> ofWorkflowJob(event);
      default -> new Fact();
    };
  }

  private static Work ofDeploymentStatus(Event event) {
    return deploymentVerdict(event.text("/deployment_status/state"))
        .<Work>map(verdict -> new End("deployment " + event.text("/deployment/id"), verdict))
        .orElseGet(Fact::new);
  }

  private static Optional<Verdict> deploymentVerdict(String state) {
    return switch (state) {
      case "success" -> Optional.of(Verdict.FULFILLED);
      case "failure", "error" -> Optional.of(Verdict.FAILED);
      default -> Optional.empty(); // queued, pending, in_progress: on its way; inactive: replaced
    };
  }

  private static Work ofWorkflowJob(Event event) {
    var key = "workflow_job " + event.text("/workflow_job/id");
    if (!event.text("/action").equals("completed")) {
      return new Start(key);
    }
    var success = event.text("/workflow_job/conclusion").equals("success");
    return new End(key, success ? Verdict.FULFILLED : Verdict.FAILED);
  }
}
