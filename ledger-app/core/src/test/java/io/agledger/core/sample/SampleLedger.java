package io.agledger.core.sample;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.Uuid;
import io.agledger.core.chain.Entry;
import io.agledger.core.chain.Lifecycle;
import io.agledger.core.chain.RecordHead;
import io.agledger.core.chain.Status;
import io.agledger.core.cose.Envelope;
import io.agledger.core.dump.AuditExport;
import io.agledger.core.dump.DumpSource;
import io.agledger.core.json.SaltedPayload;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.json.StrictJson;
import io.agledger.core.key.KeyDocument;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.KeyRecord;
import io.agledger.core.key.KeyStatus;
import io.agledger.core.key.SigningKey;
import io.agledger.core.statement.Event;
import io.agledger.core.statement.Origin;
import io.agledger.core.statement.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A ledger in memory. Each step takes one second of its own clock. */
public final class SampleLedger implements DumpSource {

  public static final UUID INSTANCE = UUID.fromString("5f3c1c1e-0b1a-4c61-9d53-0d1f0b6a7c11");
  public static final UUID ORG = UUID.fromString("019a3b00-0000-7000-8000-0000000000a0");
  public static final UUID WORKER = UUID.fromString("019a3b00-0000-7000-8000-0000000000b1");
  public static final UUID PRINCIPAL = UUID.fromString("019a3b00-0000-7000-8000-0000000000b2");

  private static final Instant START = Instant.parse("2026-11-01T12:00:00.000Z");

  private final Map<UUID, List<Entry>> chains = new TreeMap<>(Uuid.ORDER);
  private final Map<UUID, RecordHead> heads = new TreeMap<>(Uuid.ORDER);
  private final Map<String, SchemaVersion> schemas = new TreeMap<>();
  private final List<KeyRecord> keys = new ArrayList<>();
  private Optional<SigningKey> active = Optional.empty();
  private Instant now = START;
  private int salts;

  /** The key whose seed is 32 times this byte. */
  public static SigningKey key(int seed) {
    byte[] bytes = new byte[SigningKey.SEED_SIZE];
    Arrays.fill(bytes, (byte) seed);
    return SigningKey.ofSeed(bytes);
  }

  /** The id of the n-th record, in the form of UUIDv7. */
  public static UUID record(long n) {
    return UUID.fromString("019a3b5c-0000-7000-8000-%012x".formatted(n));
  }

  public static Bytes json(String document) {
    if (StrictJson.parse(Bytes.utf8(document), StrictJson.Limits.PAYLOAD)
        instanceof StrictJson.Ok(Bytes canonical)) {
      return canonical;
    }
    throw new IllegalArgumentException(document);
  }

  public SampleLedger schema(String type, String recordSchema, Optional<String> completion) {
    schemas.put(
        type, SchemaVersion.of(type, 1, json(recordSchema), completion.map(SampleLedger::json)));
    return this;
  }

  /** Publishes and activates a key; the one before it is retired. */
  public SampleLedger rotateTo(SigningKey key) {
    active.ifPresent(previous -> change(previous.keyId(), this::retired));
    publish(key);
    change(key.keyId(), this::activated);
    active = Optional.of(key);
    return this;
  }

  public SampleLedger publish(SigningKey key) {
    keys.add(KeyRecord.published(key.verificationKey(), tick()));
    return this;
  }

  /** Marks a key as known to others from now on; entries already made stay valid. */
  public SampleLedger compromise(KeyId id) {
    change(id, this::compromised);
    return this;
  }

  /** Appends with the worker as actor. */
  public SampleLedger append(UUID record, Event event, String type, String payload) {
    UUID actor = event.isVerdict() ? PRINCIPAL : WORKER;
    return append(record, event, type, payload, actor, Optional.empty());
  }

  public SampleLedger append(
      UUID record, Event event, String type, String payload, UUID actor, Optional<UUID> parent) {
    List<Entry> chain = chains.computeIfAbsent(record, _ -> new ArrayList<>());
    SaltedPayload opening = new SaltedPayload(nextSalt(), json(payload));
    boolean first = chain.isEmpty();
    Statement statement =
        new Statement(
            record,
            chain.size() + 1L,
            event,
            tick(),
            ORG,
            actor,
            type,
            known(schemas, type).digest(),
            opening.commitment(),
            first ? Digest.ZERO : known(heads, record).hash(),
            first ? Optional.of(new Origin(PRINCIPAL, parent)) : Optional.empty());
    add(chain, statement, opening);
    return this;
  }

  private void add(List<Entry> chain, Statement statement, SaltedPayload opening) {
    Envelope envelope = Envelope.sign(statement, INSTANCE, active.orElseThrow());
    UUID record = statement.record();
    Optional<Status> status =
        chain.isEmpty()
            ? Lifecycle.begin(statement.event())
            : Lifecycle.advance(known(heads, record).status(), statement.event());
    chain.add(new Entry(record, statement.position(), envelope.bytes(), Optional.of(opening)));
    heads.put(
        record,
        new RecordHead(
            record,
            ORG,
            statement.type(),
            status.orElseThrow(),
            statement.position(),
            envelope.entryHash()));
  }

  /** Erases a payload and its salt, as a request for erasure would. */
  public SampleLedger erase(UUID record, int position) {
    known(chains, record)
        .replaceAll(entry ->
            entry.position() == position
                ? new Entry(record, position, entry.envelope(), Optional.empty())
                : entry);
    return this;
  }

  public KeyDocument keyDocument() {
    return new KeyDocument(INSTANCE, keys);
  }

  public AuditExport export(UUID record) {
    List<Entry> entries = known(chains, record);
    List<KeyId> signers =
        entries.stream()
            .map(entry -> Envelope.decode(entry.envelope()).orElseThrow().keyId())
            .toList();
    return new AuditExport(
        INSTANCE,
        head(record),
        entries,
        keys.stream().filter(key -> signers.contains(key.keyId())).toList(),
        List.of(known(schemas, head(record).type())));
  }

  public List<Entry> chain(UUID record) {
    return List.copyOf(known(chains, record));
  }

  public RecordHead head(UUID record) {
    return known(heads, record);
  }

  @Override
  public void entries(Consumer<Entry> sink) {
    chains.values().forEach(chain -> chain.forEach(sink));
  }

  @Override
  public void records(Consumer<RecordHead> sink) {
    heads.values().forEach(sink);
  }

  @Override
  public void schemas(Consumer<SchemaVersion> sink) {
    schemas.values().stream()
        .sorted(Comparator.comparing(schema -> schema.digest().bytes()))
        .forEach(sink);
  }

  @Override
  public void keys(Consumer<KeyRecord> sink) {
    keys.stream().sorted(Comparator.comparing(KeyRecord::keyId)).forEach(sink);
  }

  private void change(KeyId id, UnaryOperator<KeyRecord> change) {
    keys.replaceAll(key -> key.keyId().equals(id) ? change.apply(key) : key);
  }

  private KeyRecord activated(KeyRecord key) {
    return with(key, KeyStatus.ACTIVE, Optional.of(tick()), Optional.empty(), Optional.empty());
  }

  private KeyRecord retired(KeyRecord key) {
    Optional<Instant> end = Optional.of(tick());
    return with(key, KeyStatus.RETIRED, key.activatedAt(), end, Optional.empty());
  }

  private KeyRecord compromised(KeyRecord key) {
    return with(
        key, KeyStatus.COMPROMISED, key.activatedAt(), key.retiredAt(), Optional.of(tick()));
  }

  private static KeyRecord with(
      KeyRecord key,
      KeyStatus status,
      Optional<Instant> activatedAt,
      Optional<Instant> retiredAt,
      Optional<Instant> compromisedAt) {
    return new KeyRecord(
        key.keyId(),
        key.thumbprint(),
        key.key(),
        status,
        key.createdAt(),
        activatedAt,
        retiredAt,
        retiredAt,
        compromisedAt);
  }

  private static <K, V> V known(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "no " + key);
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  private Bytes nextSalt() {
    byte[] salt = new byte[16];
    salt[15] = (byte) ++salts;
    return Bytes.wrap(salt);
  }
}
