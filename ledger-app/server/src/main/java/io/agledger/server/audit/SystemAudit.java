package io.agledger.server.audit;

import io.agledger.server.configuration.ServerConfiguration;
import io.agledger.server.problem.RequestId;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Contract A-47: administrative changes, with actor and request id. */
@Component
public class SystemAudit {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final String process;

  SystemAudit(JdbcClient jdbc, JsonMapper json, ServerConfiguration configuration) {
    this.jdbc = jdbc;
    this.json = json;
    this.process = configuration.instanceName();
  }

  /**
   * Writes one row in the caller's transaction, which MUST be open.
   *
   * @param action what was done, in the words of {@code access.Action}
   * @param subject what it was done to, such as {@code agent/<id>}
   * @param detail never a secret
   */
  public void log(String action, String subject, Map<String, ?> detail) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("An audit row belongs into the transaction of its change");
    }
    var requestId = RequestId.current();
    jdbc.sql(
            """
            INSERT INTO system_audit_log (actor, action, subject, detail, request_id)
            VALUES (:actor, :action, :subject, :detail, :requestId)
            """)
        .param("actor", Actor.current().orElse(process))
        .param("action", action)
        .param("subject", subject)
        .param("detail", json.writeValueAsString(new TreeMap<>(detail)))
        .param("requestId", requestId.isEmpty() ? null : requestId)
        .update();
  }
}
