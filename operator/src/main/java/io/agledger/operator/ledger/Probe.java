package io.agledger.operator.ledger;

import io.agledger.operator.client.Answer;
import io.agledger.operator.client.LedgerClient;
import io.agledger.operator.client.LedgerHealth;
import io.agledger.operator.client.LedgerUnavailableException;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Verdict;

/** What one look at a ledger found. */
sealed interface Probe {

  Verdict verdict();

  /** Ready, and our key is good. */
  record Up(LedgerHealth health) implements Probe {
    @Override
    public Verdict verdict() {
      return new Verdict.Synced(
          "Connected to ledger " + health.version() + ", instance " + health.instanceId() + ".");
    }
  }

  /** Of no use to anybody now; looked at again without being asked. */
  record Down(Reason reason, String message) implements Probe {
    @Override
    public Verdict verdict() {
      return new Verdict.Retrying(reason, message);
    }
  }

  static Probe of(LedgerClient client) {
    try {
      return switch (client.probe()) {
        case Answer.Done<LedgerHealth>(LedgerHealth health) -> new Up(health);
        case Answer.Refused<LedgerHealth>(var problem) ->
            new Down(Reason.Forbidden, problem.explanation());
      };
    } catch (LedgerUnavailableException e) {
      return new Down(Reason.LedgerUnavailable, String.valueOf(e.getMessage()));
    }
  }
}
