package io.agledger.server.record;

import io.agledger.core.chain.Lifecycle;
import io.agledger.core.statement.Event;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.agledger.server.problem.Refusal;
import java.util.List;
import java.util.UUID;

/** How the steps of a record are refused. */
final class RecordProblems {
  private RecordProblems() {}

  /** The same words for a record that does not exist and for another org's. */
  static Refusal notFound(UUID id) {
    return Problem.of(
            ProblemCode.RECORD_NOT_FOUND,
            "There is no record " + id + " in this org.",
            "GET /v1/records lists the records you may see.")
        .refused();
  }

  static Refusal unknownType(String type) {
    return Problem.of(
            ProblemCode.UNKNOWN_TYPE,
            "Type '" + type + "' has no active schema in this org.",
            "GET /v1/schemas lists the types; a Schema resource registers one.")
        .refused();
  }

  static Refusal unknownPrincipal(UUID agent) {
    return Problem.of(
            ProblemCode.AGENT_NOT_FOUND,
            "principalAgentId " + agent + " is not an active agent of this org.",
            "Name an active agent of this org, or leave principalAgentId out to be the principal yourself.")
        .refused();
  }

  static Refusal notPrincipal(LedgerRecord record, UUID caller) {
    return Problem.of(
            ProblemCode.NOT_PRINCIPAL,
            "Action 'RENDER_VERDICT' requires the record's principal "
                + record.principal()
                + "; caller resolved as agent "
                + caller
                + ".",
            "Let the principal render the verdict with its own key.")
        .refused();
  }

  static void requireValid(String type, List<Problem.Place> violations) {
    if (!violations.isEmpty()) {
      throw Problem.of(
              ProblemCode.SCHEMA_VIOLATION,
              "The payload violates the schema of '"
                  + type
                  + "' in "
                  + violations.size()
                  + " place(s).",
              "GET /v1/schemas/" + type + " shows the schema; errors[] points into the payload.")
          .at(violations)
          .refused();
    }
  }

  static void requireOpen(LedgerRecord record, Event event) {
    if (record.status().isTerminal()) {
      throw Problem.of(
              ProblemCode.RECORD_TERMINAL,
              "Record "
                  + record.id()
                  + " ended as "
                  + record.status()
                  + "; nothing can be appended to it.",
              "Create a new record; name this one as its parentRecordId if it continues the work.")
          .refused();
    }
    if (Lifecycle.advance(record.status(), event).isEmpty()) {
      throw Problem.of(
              ProblemCode.ILLEGAL_TRANSITION,
              "'"
                  + event.wire()
                  + "' cannot follow while record "
                  + record.id()
                  + " is "
                  + record.status()
                  + ".",
              "nextSteps in GET /v1/records/" + record.id() + " says what can.")
          .refused();
    }
  }
}
