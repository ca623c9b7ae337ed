package io.agledger.operator.secret;

import io.agledger.api.v1beta1.SecretKeyReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Values in other people's Secrets. Read from the API server each time: watching every Secret of a
 * cluster for the sake of a few would keep all of them in memory.
 */
public final class SecretValues {

  private final KubernetesClient kubernetes;

  public SecretValues(KubernetesClient kubernetes) {
    this.kubernetes = kubernetes;
  }

  public Optional<String> read(String namespace, SecretKeyReference ref) {
    Secret secret = kubernetes.secrets().inNamespace(namespace).withName(ref.name()).get();
    return Optional.ofNullable(secret).flatMap(found -> value(found, ref.key()));
  }

  /** Lower-case hex SHA-256 of a value: enough to see that it changed. */
  public Optional<String> sha256(String namespace, SecretKeyReference ref) {
    return read(namespace, ref).map(KeyMaterial::sha256);
  }

  static Optional<String> value(Secret secret, String key) {
    return Optional.ofNullable(secret.getData())
        .map(data -> data.get(key))
        .map(base64 -> new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
  }
}
