package io.agledger.server.schema;

import io.agledger.server.database.Change;
import io.agledger.server.database.ChangeNotifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells every replica, when the caller's transaction commits, that the current version of a type
 * may be another one.
 */
@Component
class SchemaChanges {
  private final ChangeNotifier notifier;
  private final Schemas schemas;

  SchemaChanges(ChangeNotifier notifier, Schemas schemas) {
    this.notifier = notifier;
    this.schemas = schemas;
  }

  void changed() {
    notifier.changed(Change.SCHEMAS);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            schemas.forget(); // the caller's next request may come before the notification does
          }
        });
  }
}
