package io.agledger.operator.secret;

import io.agledger.api.v1beta1.ApiKeySpec;
import io.agledger.api.v1beta1.ApiKeySpec.OnDelete;
import io.agledger.api.v1beta1.SecretTemplate;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Secret of one API key: its layout, read and written here only. */
final class KeySecret {

  static final String API_KEY = "apiKey";
  static final String KEY_ID = "keyId";
  static final String ENDPOINT = "endpoint";
  static final String NEXT_API_KEY = "nextApiKey";

  private static final String OURS = "agledger.io/";
  private static final String KEY_NAME = OURS + "key-name";
  private static final String REVISION = OURS + "revision";
  private static final String REGISTERED = OURS + "registered";
  private static final String ISSUED_AT = OURS + "issued-at";
  private static final String ISSUE_REASON = OURS + "issue-reason";
  private static final String TRIGGER = OURS + "rotation-trigger";
  private static final String NEXT_REVISION = OURS + "next-revision";
  private static final String NEXT_REASON = OURS + "next-issue-reason";
  private static final String NEXT_TRIGGER = OURS + "next-rotation-trigger";
  private static final String PREVIOUS_REVISION = OURS + "previous-revision";
  private static final String REVOKE_PREVIOUS_AT = OURS + "revoke-previous-at";

  private final KeyOwner owner;
  private final ApiKeySpec spec;

  KeySecret(KeyOwner owner, ApiKeySpec spec) {
    this.owner = owner;
    this.spec = spec;
  }

  static KeyState read(Secret secret) {
    Map<String, String> notes = secret.getMetadata().getAnnotations();
    Optional<Integer> staged = number(notes, NEXT_REVISION);
    return new KeyState(
        holds(secret, API_KEY)
            && number(notes, REVISION).isPresent()
            && holds(secret, NEXT_API_KEY) == staged.isPresent(),
        number(notes, REVISION).orElse(0),
        Boolean.parseBoolean(notes.get(REGISTERED)),
        time(notes, ISSUED_AT),
        notes.getOrDefault(ISSUE_REASON, ""),
        notes.getOrDefault(TRIGGER, ""),
        staged,
        number(notes, PREVIOUS_REVISION)
            .map(revision -> new KeyState.Previous(revision, time(notes, REVOKE_PREVIOUS_AT))));
  }

  private static boolean holds(Secret secret, String key) {
    return SecretValues.value(secret, key).filter(value -> !value.isBlank()).isPresent();
  }

  /** Notes are open to anybody's editor: what cannot be read is as good as absent. */
  private static Optional<Integer> number(Map<String, String> notes, String key) {
    return Optional.ofNullable(notes.get(key))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  private static Instant time(Map<String, String> notes, String key) {
    try {
      return Instant.parse(notes.getOrDefault(key, ""));
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** True for the Secret of this key and no other of the same resource. */
  boolean isOf(Secret secret) {
    return spec.name().equals(nameOf(secret));
  }

  static String nameOf(Secret secret) {
    return secret.getMetadata().getAnnotations().getOrDefault(KEY_NAME, "");
  }

  /** Why the staged key was made. */
  static IssueReason stagedReason(Secret secret) {
    String noted = secret.getMetadata().getAnnotations().get(NEXT_REASON);
    return Stream.of(IssueReason.values())
        .filter(reason -> reason.name().equals(noted))
        .findFirst()
        .orElse(IssueReason.TriggerChanged);
  }

  /** The key of a revision that the Secret holds. */
  static String keyOf(Secret secret, int revision) {
    boolean staged = read(secret).staged().filter(next -> next == revision).isPresent();
    return SecretValues.value(secret, staged ? NEXT_API_KEY : API_KEY).orElse("");
  }

  Secret issued(
      int revision, IssueReason reason, Optional<KeyState.Previous> previous, Instant now) {
    var notes = new HashMap<String, String>();
    previous.ifPresent(old -> revokeLater(notes, old.revision(), old.revokeAt()));
    return fresh(blank(), notes, revision, reason, now);
  }

  Secret replaced(Secret old, int revision, IssueReason reason, Instant now) {
    var notes = new HashMap<String, String>();
    revokeLater(notes, revision - 1, now);
    return fresh(old, notes, revision, reason, now);
  }

  private Secret fresh(
      Secret base, Map<String, String> notes, int revision, IssueReason reason, Instant now) {
    notes.put(REVISION, Integer.toString(revision));
    notes.put(REGISTERED, "false");
    notes.put(ISSUED_AT, text(now));
    notes.put(ISSUE_REASON, reason.name());
    putOrRemove(notes, TRIGGER, trigger());
    var data = new TreeMap<String, String>();
    data.put(API_KEY, base64(KeyMaterial.generate(owner.role())));
    data.put(KEY_ID, base64(owner.keyId(spec.name(), revision)));
    return build(base, data, notes);
  }

  Secret staged(Secret old, int revision, IssueReason reason) {
    var notes = notes(old);
    notes.put(NEXT_REVISION, Integer.toString(revision));
    notes.put(NEXT_REASON, reason.name());
    putOrRemove(notes, NEXT_TRIGGER, trigger());
    var data = data(old);
    data.put(NEXT_API_KEY, base64(KeyMaterial.generate(owner.role())));
    return build(old, data, notes);
  }

  Secret promoted(Secret old, int revision, Instant revokeAt, Instant now) {
    var notes = notes(old);
    revokeLater(notes, read(old).revision(), revokeAt);
    notes.put(REVISION, Integer.toString(revision));
    notes.put(REGISTERED, "true");
    notes.put(ISSUED_AT, text(now));
    notes.put(ISSUE_REASON, notes.getOrDefault(NEXT_REASON, ""));
    putOrRemove(notes, TRIGGER, notes.get(NEXT_TRIGGER));
    List.of(NEXT_REVISION, NEXT_REASON, NEXT_TRIGGER).forEach(notes::remove);
    var data = data(old);
    data.put(API_KEY, data.getOrDefault(NEXT_API_KEY, ""));
    data.put(KEY_ID, base64(owner.keyId(spec.name(), revision)));
    data.remove(NEXT_API_KEY);
    return build(old, data, notes);
  }

  Secret confirmed(Secret old) {
    var notes = notes(old);
    notes.put(REGISTERED, "true");
    return build(old, data(old), notes);
  }

  Secret forgotten(Secret old) {
    var notes = notes(old);
    notes.remove(PREVIOUS_REVISION);
    notes.remove(REVOKE_PREVIOUS_AT);
    return build(old, data(old), notes);
  }

  /** The same key and history, with metadata and endpoint as now asked for. */
  Secret refreshed(Secret old) {
    return build(old, data(old), notes(old));
  }

  private static void revokeLater(Map<String, String> notes, int revision, Instant at) {
    notes.put(PREVIOUS_REVISION, Integer.toString(revision));
    notes.put(REVOKE_PREVIOUS_AT, text(at));
  }

  private @Nullable String trigger() {
    return spec.rotation() == null ? null : spec.rotation().trigger();
  }

  private static void putOrRemove(Map<String, String> notes, String key, @Nullable String value) {
    if (value == null) {
      notes.remove(key);
    } else {
      notes.put(key, value);
    }
  }

  private Secret blank() {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(spec.secret().name())
        .withNamespace(owner.resource().getMetadata().getNamespace())
        .endMetadata()
        .withType("Opaque")
        .build();
  }

  private Secret build(Secret base, Map<String, String> data, Map<String, String> notes) {
    HasMetadata resource = owner.resource();
    SecretTemplate template =
        spec.secret().template() == null ? SecretTemplate.EMPTY : spec.secret().template();
    var annotations = new TreeMap<>(others(base));
    annotations.putAll(template.annotations());
    annotations.putAll(notes);
    annotations.put(OwnedSecrets.OWNER, OwnedSecrets.ownerName(resource));
    annotations.put(KEY_NAME, spec.name());
    data.put(ENDPOINT, base64(owner.endpoint()));
    return new SecretBuilder(base)
        .editMetadata()
        .withLabels(OwnedSecrets.labels(base, template.labels()))
        .withAnnotations(annotations)
        .withOwnerReferences(
            spec.secret().deletionPolicy() == OnDelete.RETAIN
                ? List.of()
                : List.of(OwnedSecrets.ownerReference(resource)))
        .endMetadata()
        .withData(data)
        .build();
  }

  private static Map<String, String> notes(Secret secret) {
    var notes = new HashMap<>(secret.getMetadata().getAnnotations());
    notes.keySet().removeIf(key -> !key.startsWith(OURS));
    return notes;
  }

  /** Annotations that other tools put there are theirs to take away. */
  private static Map<String, String> others(Secret secret) {
    var others = new HashMap<>(secret.getMetadata().getAnnotations());
    others.keySet().removeIf(key -> key.startsWith(OURS));
    return others;
  }

  private static Map<String, String> data(Secret secret) {
    return new TreeMap<>(secret.getData());
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
