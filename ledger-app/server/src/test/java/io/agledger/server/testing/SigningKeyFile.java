package io.agledger.server.testing;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.key.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A private half in a folder, and its way through the registry. */
public final class SigningKeyFile {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SigningKeyFile() {}

  /** Writes a new private half where the server looks for it. */
  public static SigningKey write(Path folder) {
    byte[] seed = new byte[SigningKey.SEED_SIZE];
    RANDOM.nextBytes(seed);
    var key = SigningKey.ofSeed(seed);
    try {
      Files.writeString(folder.resolve(key.keyId() + ".pem"), pem(key));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return key;
  }

  public static String pem(SigningKey key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getEncoder().encodeToString(key.pkcs8())
        + "\n-----END PRIVATE KEY-----\n";
  }

  public static void publish(TestServer server, SigningKey key) {
    var answer =
        server.post(
            "/v1/admin/vault/signing-keys",
            PLATFORM_KEY,
            "{\"publicKey\":\"%s\"}".formatted(key.verificationKey().spki().base64()));
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
  }

  /** Activates as the operator does: again and again while instances lag. */
  public static void activate(TestServer server, SigningKey key) {
    await(() ->
        server
                .post(
                    "/v1/admin/vault/signing-keys/" + key.keyId() + "/activate", PLATFORM_KEY, "{}")
                .status()
            == 200);
  }

  /** Write, publish, activate. */
  public static SigningKey rotate(TestServer server) {
    var key = write(server.signingKeys);
    publish(server, key);
    activate(server, key);
    return key;
  }

  /** Waits for a condition, half a minute at most. */
  public static void await(BooleanSupplier condition) {
    var deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("waited too long").isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
