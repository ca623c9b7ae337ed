package io.agledger.server.vault;

import io.agledger.core.Bytes;
import io.agledger.core.chain.Entry;
import io.agledger.core.cose.Envelope;
import io.agledger.core.json.Commitment;
import io.agledger.core.json.SaltedPayload;
import io.agledger.core.statement.Statement;
import io.agledger.server.instance.Installation;
import io.agledger.server.key.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Signs entries and keeps them. */
@Service
public class Vault {
  /** Some 10 MiB in memory with usual payloads. */
  private static final int EXPORT_FETCH_ROWS = 2_000;

  private final JdbcClient jdbc;
  private final Signer signer;
  private final Installation installation;
  private final Clock clock;
  private final Timer signing;
  private final SecureRandom random = new SecureRandom();

  Vault(
      JdbcClient jdbc,
      Signer signer,
      Installation installation,
      Clock clock,
      MeterRegistry meters) {
    this.jdbc = jdbc;
    this.signer = signer;
    this.installation = installation;
    this.clock = clock;
    this.signing =
        Timer.builder("agledger_sign_duration_seconds")
            .description("Building and signing one entry")
            .register(meters);
  }

  /**
   * Dates, signs and inserts an entry. The caller's transaction must hold the record's row lock (or
   * insert the record) and move its head to the answer's hash.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public VaultEntry append(Draft draft) {
    var entry = sign(draft);
    if (!insert(entry)) {
      // The key was retired between our look at the registry and now: look again, sign again.
      signer.lookAgain();
      entry = sign(draft);
      if (!insert(entry)) {
        throw new IllegalStateException(
            "key " + entry.envelope().keyId() + " is active and yet not accepted");
      }
    }
    insertPayload(entry);
    return entry;
  }

  /** The entries of one record, in order of position. */
  public List<VaultEntry> chain(UUID record) {
    return jdbc.sql(
            """
            SELECT v.envelope, p.salt, p.payload
              FROM audit_vault v LEFT JOIN payloads p USING (record_id, position)
             WHERE v.record_id = :record ORDER BY v.position
            """)
        .param("record", record)
        .query((rs, _) -> read(rs))
        .list();
  }

  /**
   * Every entry in order of record and position, streamed. The caller's transaction is the
   * snapshot.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void export(Consumer<Entry> sink) {
    try (var rows =
        jdbc
            .sql(
                """
                SELECT v.record_id, v.position, v.envelope, p.salt, p.payload
                  FROM audit_vault v LEFT JOIN payloads p USING (record_id, position)
                 ORDER BY v.record_id, v.position
                """)
            .withFetchSize(EXPORT_FETCH_ROWS)
            .query((rs, _) -> exported(rs))
            .stream()) {
      rows.forEach(sink);
    }
  }

  private VaultEntry sign(Draft draft) {
    var pen = signer.pen();
    return Objects.requireNonNull(signing.record(() -> sign(draft, pen)));
  }

  private VaultEntry sign(Draft draft, Signer.Pen pen) {
    var opening = new SaltedPayload(salt(), draft.payload());
    var statement =
        new Statement(
            draft.record(),
            draft.position(),
            draft.event(),
            pen.time(clock),
            draft.org(),
            draft.actor(),
            draft.type(),
            draft.schema(),
            opening.commitment(),
            draft.previous(),
            draft.origin());
    return new VaultEntry(
        statement, Envelope.sign(statement, installation.id(), pen.key()), Optional.of(opening));
  }

  private Bytes salt() {
    byte[] salt = new byte[Commitment.SALT_BYTES];
    random.nextBytes(salt);
    return Bytes.wrap(salt);
  }

  /** False when the registry no longer lets this key sign. */
  private boolean insert(VaultEntry entry) {
    return jdbc.sql(
                """
                INSERT INTO audit_vault (record_id, position, envelope, entry_hash, key_id)
                SELECT :record, :position, :envelope, :hash, key_id
                  FROM vault_signing_keys WHERE key_id = :keyId AND status IN ('active', 'retiring')
                """)
            .param("record", entry.statement().record())
            .param("position", entry.statement().position())
            .param("envelope", entry.envelope().bytes().toArray())
            .param("hash", entry.hash().bytes().toArray())
            .param("keyId", entry.envelope().keyId().hex())
            .update()
        == 1;
  }

  private void insertPayload(VaultEntry entry) {
    var opening = entry.opening().orElseThrow();
    jdbc.sql(
            "INSERT INTO payloads (record_id, position, salt, payload) VALUES (:record, :position, :salt, :payload)")
        .param("record", entry.statement().record())
        .param("position", entry.statement().position())
        .param("salt", opening.salt().toArray())
        .param("payload", opening.canonical().utf8())
        .update();
  }

  private static Entry exported(ResultSet rs) throws SQLException {
    return new Entry(
        rs.getObject("record_id", UUID.class),
        rs.getInt("position"),
        Bytes.wrap(rs.getBytes("envelope")),
        opening(rs.getBytes("salt"), rs.getString("payload")));
  }

  private static VaultEntry read(ResultSet rs) throws SQLException {
    var envelope = Envelope.decode(Bytes.wrap(rs.getBytes("envelope"))).orElseThrow();
    return new VaultEntry(
        envelope.statement().orElseThrow(),
        envelope,
        opening(rs.getBytes("salt"), rs.getString("payload")));
  }

  private static Optional<SaltedPayload> opening(byte @Nullable [] salt, @Nullable String payload) {
    return salt == null || payload == null
        ? Optional.empty()
        : Optional.of(new SaltedPayload(Bytes.wrap(salt), Bytes.utf8(payload)));
  }
}
