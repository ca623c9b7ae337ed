package io.agledger.operator.lifecycle;

import io.agledger.api.v1beta1.ResourceStatus;
import io.agledger.operator.condition.Conditions.Finding;
import io.agledger.operator.condition.StatusWriter.Body;
import io.agledger.operator.condition.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one pass over a resource came to.
 *
 * @param body the status but for what all kinds share
 * @param until when to look again although nothing changed; empty for the usual resync
 */
public record Pass<S extends ResourceStatus>(
    Verdict verdict, List<Finding> findings, Body<S> body, Optional<Instant> until) {

  public Pass(Verdict verdict, Body<S> body) {
    this(verdict, List.of(), body, Optional.empty());
  }
}
