package io.agledger.operator.client;

import org.jspecify.annotations.Nullable;

/** What travels to and from the signing-key registry: public halves only. */
public final class VaultKeys {

  private VaultKeys() {}

  /**
   * One line of the registry.
   *
   * @param publicKey base64 of the DER SubjectPublicKeyInfo
   * @param status published, active, retiring, retired or compromised
   * @param createdAt ISO-8601 with milliseconds
   */
  public record VaultKey(
      String keyId,
      String publicKey,
      String status,
      String createdAt,
      @Nullable String activatedAt,
      @Nullable String retiringAt,
      @Nullable String retiredAt) {}

  /** {@code status}: activated or already_active. */
  public record Activation(@Nullable String previousKeyId, String newKeyId, String status) {}
}
