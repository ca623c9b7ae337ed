package io.agledger.server.record;

import io.agledger.core.Bytes;
import io.agledger.core.json.CanonicalObject;
import io.agledger.core.statement.Event;
import io.agledger.server.body.StrictBody;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;

/**
 * The principal's judgement.
 *
 * @param evidence what it rests on, an object; empty when none was given
 */
record Verdict(Event event, Bytes evidence) {

  static Verdict of(StrictBody body) {
    body.only("verdict", "payload");
    var event =
        switch (body.text("verdict")) {
          case "FULFILLED" -> Event.FULFILLED;
          case "FAILED" -> Event.FAILED;
          default ->
              throw Problem.of(
                      ProblemCode.INVALID_REQUEST,
                      "'verdict' must be FULFILLED or FAILED.",
                      "Send {\"verdict\":\"FULFILLED\"} or {\"verdict\":\"FAILED\"}.")
                  .refused();
        };
    return new Verdict(event, body.optionalObject("payload").orElse(Bytes.utf8("{}")));
  }

  /** What is signed: verdict and evidence in one canonical object. */
  Bytes payload() {
    return CanonicalObject.begin()
        .verbatim("evidence", evidence)
        .text("verdict", event.name())
        .end();
  }
}
