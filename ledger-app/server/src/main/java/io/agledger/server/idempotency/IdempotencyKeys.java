package io.agledger.server.idempotency;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on {@code idempotency_keys}; all within the transaction of the request. */
@Repository
class IdempotencyKeys {
  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes a key that is free or older than a day; false when it is taken. While another request
   * holds the key this waits until that one commits (then the key is taken) or rolls back (then it
   * is free).
   */
  boolean claim(ClaimedKey key) {
    return jdbc.sql(
                """
                INSERT INTO idempotency_keys AS k (caller, key, request_hash, status, body)
                VALUES (:caller, :key, :request, 0, '')
                ON CONFLICT (caller, key) DO UPDATE
                  SET request_hash = excluded.request_hash, created_at = now()
                  WHERE k.created_at < now() - interval '24 hours'
                """)
            .param("caller", key.caller())
            .param("key", key.key())
            .param("request", key.request().bytes().toArray())
            .update()
        == 1;
  }

  void keep(ClaimedKey key, KeptAnswer answer) {
    jdbc.sql(
            """
            UPDATE idempotency_keys SET status = :status, content_type = :contentType, body = :body
             WHERE caller = :caller AND key = :key
            """)
        .param("caller", key.caller())
        .param("key", key.key())
        .param("status", answer.status())
        .param("contentType", answer.contentType())
        .param("body", answer.body().toArray())
        .update();
  }

  /** What the key was taken for. */
  record Taken(Digest request, KeptAnswer answer) {}

  /** Empty only if the key was purged since {@link #claim} found it taken. */
  Optional<Taken> find(ClaimedKey key) {
    return jdbc.sql(
            """
            SELECT request_hash, status, content_type, body FROM idempotency_keys
             WHERE caller = :caller AND key = :key
            """)
        .param("caller", key.caller())
        .param("key", key.key())
        .query((rs, _) ->
            new Taken(
                new Digest(Bytes.wrap(rs.getBytes("request_hash"))),
                new KeptAnswer(
                    rs.getInt("status"),
                    rs.getString("content_type"),
                    Bytes.wrap(rs.getBytes("body")))))
        .optional();
  }
}
