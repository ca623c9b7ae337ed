package io.agledger.server.managed;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that may lose a race on a unique constraint: they are rolled back and begun anew,
 * and see the winner.
 */
@Component
class Contention {
  /**
   * The second attempt sees a winner that committed; the third is for one that then rolled back.
   */
  private static final int ATTEMPTS = 3;

  private final TransactionTemplate transaction;

  Contention(TransactionTemplate transaction) {
    this.transaction = transaction;
  }

  <T> T transaction(OwnerKey ownerKey, Supplier<T> work) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
      } catch (DataIntegrityViolationException | ConcurrencyFailureException _) {
        // lost; told below if it happens again and again
      }
    }
    throw ManagedProblems.contended(ownerKey).refused();
  }
}
