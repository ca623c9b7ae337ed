package io.agledger.server.database;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells every replica, this one included, that something cached changed. Part of the caller's
 * transaction.
 */
@Component
public class ChangeNotifier {
  private final JdbcClient jdbc;

  ChangeNotifier(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Sent by PostgreSQL at COMMIT, and never if the transaction rolls back. */
  public void changed(Change change) {
    jdbc.sql("SELECT pg_notify(:channel, :change)")
        .param("channel", ChangeListener.CHANNEL)
        .param("change", change.name().toLowerCase(Locale.ROOT))
        .query((rs, n) -> n)
        .single();
  }
}
