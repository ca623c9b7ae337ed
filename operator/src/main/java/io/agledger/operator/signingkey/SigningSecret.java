package io.agledger.operator.signingkey;

import io.agledger.api.v1beta1.SigningKey;
import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.operator.secret.OwnedSecrets;
import io.agledger.operator.signingkey.KeyFacts.Held;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The Secret of a signing key: {@code <keyId>.pem} (PKCS#8) for each private half, and notes in
 * annotations. It has no owner reference: deleting the resource must not take the key from a ledger
 * that is signing with it.
 */
final class SigningSecret {

  private static final String SUFFIX = ".pem";
  private static final String NEXT = "agledger.io/next-key-id";
  private static final String ACTIVE = "agledger.io/active-key-id";
  private static final String COMPLETED_AT = "agledger.io/completed-at";
  private static final String TRIGGER = "agledger.io/rotation-trigger";
  private static final String REASON = "agledger.io/rotation-reason";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SigningKey resource;

  SigningSecret(SigningKey resource) {
    this.resource = resource;
  }

  String name() {
    return resource.getSpec().secret().name();
  }

  static Held read(Secret secret) {
    Map<String, String> notes = secret.getMetadata().getAnnotations();
    return new Held(
        data(secret).keySet().stream()
            .filter(entry -> entry.endsWith(SUFFIX))
            .map(entry -> entry.substring(0, entry.length() - SUFFIX.length()))
            .filter(keyId -> privateHalf(secret, keyId).isPresent())
            .collect(Collectors.toUnmodifiableSet()),
        Optional.ofNullable(notes.get(NEXT)),
        Optional.ofNullable(notes.get(ACTIVE)),
        completedAt(notes),
        notes.getOrDefault(TRIGGER, ""),
        notes.getOrDefault(REASON, ""));
  }

  /** Notes are open to anybody's editor: what cannot be read is as good as absent. */
  private static Optional<Instant> completedAt(Map<String, String> notes) {
    try {
      return Optional.ofNullable(notes.get(COMPLETED_AT)).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Base64 of the SubjectPublicKeyInfo of a private half that the Secret holds. */
  static String publicKey(Secret secret, String keyId) {
    return privateHalf(secret, keyId).orElseThrow().verificationKey().spki().base64();
  }

  /** Empty when the entry is missing, unreadable, or holds another key than it says. */
  private static Optional<io.agledger.core.key.SigningKey> privateHalf(
      Secret secret, String keyId) {
    String pem =
        new String(
            Base64.getDecoder().decode(data(secret).getOrDefault(keyId + SUFFIX, "")),
            StandardCharsets.US_ASCII);
    return io.agledger.core.key.SigningKey.ofPem(pem)
            instanceof Decoded.Ok<io.agledger.core.key.SigningKey>(var key)
        ? Optional.of(key).filter(found -> found.keyId().hex().equals(keyId))
        : Optional.empty();
  }

  Secret created(RotationReason reason) {
    return staged(
        new SecretBuilder()
            .withNewMetadata()
            .withName(name())
            .withNamespace(resource.getMetadata().getNamespace())
            .endMetadata()
            .withType("Opaque")
            .build(),
        reason);
  }

  /** A new private half and the note that it is next, in one write: never one without the other. */
  Secret staged(Secret old, RotationReason reason) {
    byte[] seed = new byte[io.agledger.core.key.SigningKey.SEED_SIZE];
    RANDOM.nextBytes(seed);
    var key = io.agledger.core.key.SigningKey.ofSeed(seed);
    var data = new TreeMap<>(data(old));
    data.put(key.keyId().hex() + SUFFIX, Bytes.utf8(pem(key)).base64());
    var notes = new TreeMap<>(old.getMetadata().getAnnotations());
    notes.put(NEXT, key.keyId().hex());
    notes.put(REASON, reason.name());
    var rotation = resource.getSpec().rotation();
    if (rotation != null && rotation.trigger() != null) {
      notes.put(TRIGGER, rotation.trigger());
    }
    return build(old, data, notes);
  }

  Secret restaged(Secret old, String keyId) {
    var notes = new TreeMap<>(old.getMetadata().getAnnotations());
    notes.put(NEXT, keyId);
    notes.put(REASON, RotationReason.FirstKey.name());
    return build(old, data(old), notes);
  }

  Secret completed(Secret old, String keyId, Instant now) {
    var notes = new TreeMap<>(old.getMetadata().getAnnotations());
    notes.put(ACTIVE, keyId);
    notes.put(COMPLETED_AT, now.truncatedTo(ChronoUnit.SECONDS).toString());
    notes.remove(NEXT);
    return build(old, data(old), notes);
  }

  Secret abandoned(Secret old) {
    var notes = new TreeMap<>(old.getMetadata().getAnnotations());
    notes.remove(NEXT);
    return build(old, data(old), notes);
  }

  Secret without(Secret old, String keyId) {
    var data = new TreeMap<>(data(old));
    data.remove(keyId + SUFFIX);
    return build(old, data, old.getMetadata().getAnnotations());
  }

  private Secret build(Secret base, Map<String, String> data, Map<String, String> notes) {
    return new SecretBuilder(base)
        .editMetadata()
        .addToLabels(OwnedSecrets.MANAGED_BY, OwnedSecrets.OPERATOR)
        .withAnnotations(notes)
        .addToAnnotations(OwnedSecrets.OWNER, OwnedSecrets.ownerName(resource))
        .endMetadata()
        .withData(data)
        .build();
  }

  private static Map<String, String> data(Secret secret) {
    return secret.getData() == null ? Map.of() : secret.getData();
  }

  /** RFC 7468 §10. */
  private static String pem(io.agledger.core.key.SigningKey key) {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN PRIVATE KEY-----\n"
        + base64.encodeToString(key.pkcs8())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
