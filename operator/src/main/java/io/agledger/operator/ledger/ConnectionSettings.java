package io.agledger.operator.ledger;

import io.agledger.api.v1beta1.Ledger;
import io.agledger.api.v1beta1.LedgerSpec;
import io.agledger.api.v1beta1.SecretKeyReference;
import io.agledger.operator.client.ClientSettings;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.secret.SecretValues;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a Ledger's spec and the Secrets it names say about reaching it. */
sealed interface ConnectionSettings {

  /**
   * Visible ASCII of the length the server asks for. Anything else would be refused as an HTTP
   * header with a message that quotes it.
   */
  Pattern USABLE_KEY = Pattern.compile("[\\x21-\\x7e]{32,512}");

  /** Everything there. */
  record Complete(ClientSettings settings) implements ConnectionSettings {}

  /** Not enough to try. */
  record Incomplete(Verdict verdict) implements ConnectionSettings {}

  static ConnectionSettings of(Ledger ledger, SecretValues secrets) {
    try {
      return read(ledger, secrets);
    } catch (KubernetesClientException e) {
      return new Incomplete(
          new Verdict.Retrying(
              Reason.Forbidden, "The Secrets it names cannot be read: " + e.getCode() + "."));
    }
  }

  private static ConnectionSettings read(Ledger ledger, SecretValues secrets) {
    LedgerSpec spec = ledger.getSpec();
    String namespace = ledger.getMetadata().getNamespace();
    SecretKeyReference keyRef = spec.credentials().platformKeySecretRef();
    Optional<String> key = secrets.read(namespace, keyRef).map(String::strip);
    if (key.isEmpty()) {
      return missing(keyRef);
    }
    if (!USABLE_KEY.matcher(key.get()).matches()) {
      return new Incomplete(
          new Verdict.Retrying(
              Reason.InvalidSpec,
              "Secret " + keyRef.name() + ", key " + keyRef.key() + ", holds no platform key."));
    }
    SecretKeyReference caRef = spec.endpoint().caSecretRef();
    Optional<String> ca = caRef == null ? Optional.of("") : secrets.read(namespace, caRef);
    if (caRef != null && ca.isEmpty()) {
      return missing(caRef);
    }
    return new Complete(settings(spec, key.get(), ca.orElse("")));
  }

  private static ClientSettings settings(LedgerSpec spec, String key, String ca) {
    return new ClientSettings(
        URI.create(spec.endpoint().url()),
        key,
        ca,
        spec.endpoint().timeout().toDuration(),
        spec.client().maxConcurrent(),
        spec.client().requestsPerSecond());
  }

  private static Incomplete missing(SecretKeyReference ref) {
    return new Incomplete(
        new Verdict.Waiting(
            Reason.ReferenceNotFound,
            "Secret " + ref.name() + " with key " + ref.key() + " does not exist."));
  }
}
