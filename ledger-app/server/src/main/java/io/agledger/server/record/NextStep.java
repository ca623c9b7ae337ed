package io.agledger.server.record;

import io.agledger.server.access.Caller;
import java.util.ArrayList;
import java.util.List;

/** What this caller can do with the record now. */
record NextStep(String action, String method, String href, String description) {

  static List<NextStep> of(LedgerRecord record, Caller caller) {
    var base = "/v1/records/" + record.id();
    var steps = new ArrayList<NextStep>();
    boolean isAgent = caller.agentId() != null;
    switch (record.status()) {
      case ACTIVE -> {
        if (isAgent) {
          steps.add(
              new NextStep(
                  "SUBMIT_COMPLETION", "POST", base + "/completion", "Report what was done"));
        }
      }
      case COMPLETION_SUBMITTED -> {
        if (record.principal().equals(caller.agentId())) {
          steps.add(
              new NextStep(
                  "RENDER_VERDICT", "POST", base + "/outcome", "Judge it: FULFILLED or FAILED"));
        }
      }
      case RECORDED, FULFILLED, FAILED -> {}
    }
    steps.add(
        new NextStep(
            "EXPORT",
            "GET",
            base + "/audit-export",
            "Take the proof; agledger-verify checks it offline"));
    return List.copyOf(steps);
  }
}
