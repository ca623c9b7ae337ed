package io.agledger.core.chain;

import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.cose.Envelope;
import io.agledger.core.key.KeyRecord;
import io.agledger.core.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The checks of one entry by itself: envelope, signature, key, statement, commitment, schema.
 *
 * <p>Immutable and without locks: any number of threads may share one. The order of checks is that
 * of {@code docs/format.md}; what depends on a check that failed is not judged.
 */
public final class EntryVerifier {

  private final UUID instance;
  private final List<KeyRegistry> registries;
  private final Map<Digest, String> typeOfSchema;

  /**
   * @param registries every one must know an entry's key and find it valid at the entry's time; the
   *     signature is checked with the last one's key, so the most trusted comes last
   * @param typeOfSchema the type of each known schema version, by its digest
   */
  public EntryVerifier(
      UUID instance, List<KeyRegistry> registries, Map<Digest, String> typeOfSchema) {
    this.instance = instance;
    this.registries = List.copyOf(registries);
    this.typeOfSchema = Map.copyOf(typeOfSchema);
  }

  public CheckedEntry verify(Entry entry) {
    return new Check(entry).run();
  }

  private final class Check {

    private final Entry entry;
    private final List<Failure> failures = new ArrayList<>(0);

    Check(Entry entry) {
      this.entry = entry;
    }

    CheckedEntry run() {
      return new CheckedEntry(
          entry.record(),
          entry.position(),
          Digest.sha256(entry.envelope()),
          entry.payload().isEmpty(),
          statement(),
          List.copyOf(failures));
    }

    private Optional<Statement> statement() {
      return switch (Envelope.decode(entry.envelope())) {
        case Decoded.Ok<Envelope>(Envelope envelope) -> inside(envelope);
        case Decoded.Malformed<Envelope>(String reason) ->
            none(FailureCode.ENVELOPE_MALFORMED, "the envelope is malformed: " + reason);
      };
    }

    private Optional<Statement> inside(Envelope envelope) {
      List<KeyRecord> keys = keys(envelope);
      if (!keys.isEmpty() && !envelope.verify(keys.getLast().key())) {
        return none(
            FailureCode.SIGNATURE_INVALID,
            "the signature is not one of key " + envelope.keyId() + " over these bytes");
      }
      return switch (envelope.statement()) {
        case Decoded.Ok<Statement>(Statement statement) -> judge(envelope, statement, keys);
        case Decoded.Malformed<Statement>(String reason) ->
            none(FailureCode.STATEMENT_MALFORMED, "the statement is malformed: " + reason);
      };
    }

    /** The key as each registry has it; that some registry lacks it is one failure. */
    private List<KeyRecord> keys(Envelope envelope) {
      List<KeyRecord> known = new ArrayList<>(registries.size());
      List<String> lacking = new ArrayList<>(0);
      for (KeyRegistry registry : registries) {
        registry
            .find(envelope.keyId())
            .ifPresentOrElse(known::add, () -> lacking.add(registry.name()));
      }
      if (!lacking.isEmpty()) {
        fail(
            FailureCode.UNKNOWN_KEY,
            "key %s is not listed by %s"
                .formatted(envelope.keyId(), String.join(" and ", lacking)));
      }
      return known;
    }

    private Optional<Statement> judge(
        Envelope envelope, Statement statement, List<KeyRecord> keys) {
      keyTimes(statement, keys);
      if (!envelope.header().instance().equals(instance)) {
        fail(
            FailureCode.INSTANCE_MISMATCH,
            "it was issued by instance " + envelope.header().instance());
      }
      if (!isInPlace(envelope, statement)) {
        return none(
            FailureCode.RECORD_MISMATCH,
            "what was signed is record "
                + statement.record()
                + " position "
                + statement.position()
                + ", header record "
                + envelope.header().record());
      }
      payload(statement);
      schema(statement);
      return Optional.of(statement);
    }

    private void keyTimes(Statement statement, List<KeyRecord> keys) {
      for (KeyRecord key : keys) {
        switch (key.at(statement.time())) {
          case VALID -> {}
          case NOT_VALID ->
              failOnce(
                  FailureCode.KEY_NOT_VALID,
                  "key " + key.keyId() + " was not in force at " + statement.time());
          case COMPROMISED ->
              failOnce(
                  FailureCode.KEY_COMPROMISED,
                  "key " + key.keyId() + " was compromised by " + statement.time());
        }
      }
    }

    private boolean isInPlace(Envelope envelope, Statement statement) {
      return statement.record().equals(entry.record())
          && statement.position() == entry.position()
          && envelope.header().record().equals(entry.record());
    }

    private void payload(Statement statement) {
      entry
          .payload()
          .filter(opening -> !opening.commitment().equals(statement.payload()))
          .ifPresent(_ ->
              fail(
                  FailureCode.PAYLOAD_MISMATCH,
                  "payload and salt do not open the commitment " + statement.payload()));
    }

    private void schema(Statement statement) {
      if (!statement.type().equals(typeOfSchema.get(statement.schema()))) {
        fail(
            FailureCode.SCHEMA_MISSING,
            "schema " + statement.schema() + " is not listed for type " + statement.type());
      }
    }

    private Optional<Statement> none(FailureCode code, String sentence) {
      fail(code, sentence);
      return Optional.empty();
    }

    private void failOnce(FailureCode code, String sentence) {
      if (failures.stream().noneMatch(failure -> failure.code() == code)) fail(code, sentence);
    }

    private void fail(FailureCode code, String sentence) {
      failures.add(Failure.at(code, entry.record(), entry.position(), sentence));
    }
  }
}
