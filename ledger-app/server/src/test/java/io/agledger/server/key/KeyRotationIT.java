package io.agledger.server.key;

import static io.agledger.server.testing.TestServer.PLATFORM_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.key.KeyDocument;
import io.agledger.core.key.SigningKey;
import io.agledger.server.Role;
import io.agledger.server.testing.SigningKeyFile;
import io.agledger.server.testing.Tenant;
import io.agledger.server.testing.TestDatabase;
import io.agledger.server.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract: how the signing key changes. */
class KeyRotationIT {
  private static final String KEYS = "/v1/admin/vault/signing-keys";

  @Test
  void withoutAKeyAnAppendIsRefusedAndSaysWhatToDo() {
    try (var server = TestServer.start(Role.API)) {
      var answer = append(server, noteTaker(server));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.at("/code")).isEqualTo("NOT_SIGNING");
      assertThat(answer.header("Retry-After")).isNotEmpty();
      assertThat(server.get("/readyz", "").status()).isEqualTo(200);
    }
  }

  @Test
  void aRotationIsSeenByTheNextAppendAndKeepsTheOldKeyListed() {
    try (var server = TestServer.start(Role.API)) {
      var agent = noteTaker(server);
      var first = SigningKeyFile.rotate(server);
      assertThat(append(server, agent).at("/signedStatement/keyId")).isEqualTo(first.keyId().hex());
      var second = SigningKeyFile.rotate(server);
      assertThat(append(server, agent).at("/signedStatement/keyId"))
          .isEqualTo(second.keyId().hex());

      var document = server.get("/v1/verification-keys", "");
      assertThat(server.get("/.well-known/agledger-vault-keys.json", "").text())
          .isEqualTo(document.text());
      var keys = KeyDocument.decode(Bytes.utf8(document.text())).orElseThrow().keys();
      assertThat(keys)
          .extracting(key -> key.keyId().hex() + " " + key.status().wire())
          .containsExactly(first.keyId() + " retiring", second.keyId() + " active");
    }
  }

  @Test
  void anActivationWaitsForEveryLiveInstanceAndNamesTheLaggards() {
    var database = TestDatabase.create();
    try (var server =
            TestServer.start(Role.API, database, Map.of("AGLEDGER_INSTANCE_NAME", "api-1"));
        var other =
            TestServer.start(Role.WORKER, database, Map.of("AGLEDGER_INSTANCE_NAME", "worker-1"))) {
      var key = SigningKeyFile.write(server.signingKeys);
      SigningKeyFile.publish(server, key);
      SigningKeyFile.await(() -> lagging(server, key.keyId().hex()).contains("[\"worker-1\"]"));
      copy(server, other, key.keyId().hex());
      SigningKeyFile.activate(server, key);
    }
  }

  @Test
  void rotateConfirmsTheActiveKeyAndMintsNothing() {
    try (var server = TestServer.start(Role.API)) {
      assertThat(server.post(KEYS + "/rotate", PLATFORM_KEY, "{}").at("/code"))
          .isEqualTo("NO_ACTIVE_KEY");
      var key = SigningKeyFile.rotate(server);
      assertThat(server.post(KEYS + "/rotate", PLATFORM_KEY, "{}").text())
          .isEqualTo(
              "{\"previousKeyId\":null,\"newKeyId\":\"%s\",\"status\":\"already_active\"}"
                  .formatted(key.keyId()));
    }
  }

  @Test
  void anAdminIsToldWhichRoleRotates() {
    try (var server = TestServer.start(Role.API)) {
      var answer = server.post(KEYS + "/rotate", Tenant.create(server, "acme").adminKey, "{}");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.at("/detail"))
          .isEqualTo(
              "Action 'ROTATE_VAULT_SIGNING_KEY' requires platform role; caller resolved as 'admin'.");
      assertThat(answer.at("/recoveryHint")).contains("POST /v1/admin/api-keys");
    }
  }

  @Test
  void aKeyThatHasBeenReplacedIsNeverReactivated() {
    try (var server = TestServer.start(Role.API)) {
      var old = SigningKeyFile.rotate(server);
      SigningKeyFile.rotate(server);
      var answer = server.post(KEYS + "/" + old.keyId() + "/activate", PLATFORM_KEY, "{}");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.at("/code")).isEqualTo("KEY_STATE");
    }
  }

  @Test
  void publishingAgainIsTheSameKey() {
    try (var server = TestServer.start(Role.API)) {
      var key = SigningKeyFile.write(server.signingKeys);
      SigningKeyFile.publish(server, key);
      SigningKeyFile.publish(server, key);
      assertThat(server.get(KEYS, PLATFORM_KEY).json().at("/data").size()).isEqualTo(1);
    }
  }

  @Test
  void aKeyFromTheEnvironmentIsPromotedAtBootAndItsSuccessorReplacesIt() {
    var database = TestDatabase.create();
    var first = key();
    var second = key();
    try (var server =
        TestServer.start(
            Role.API, database, Map.of("VAULT_SIGNING_KEY", SigningKeyFile.pem(first)))) {
      assertThat(append(server, noteTaker(server)).at("/signedStatement/keyId"))
          .isEqualTo(first.keyId().hex());
    }
    var environment =
        Map.of(
            "VAULT_SIGNING_KEY",
            SigningKeyFile.pem(second),
            "VAULT_SIGNING_KEY_PREVIOUS",
            SigningKeyFile.pem(first));
    try (var server = TestServer.start(Role.API, database, environment)) {
      assertThat(server.post(KEYS + "/rotate", PLATFORM_KEY, "{}").at("/newKeyId"))
          .isEqualTo(second.keyId().hex());
      assertThat(server.get("/v1/verification-keys", "").json().at("/keys").size()).isEqualTo(2);
    }
  }

  private static SigningKey key() {
    try {
      return SigningKeyFile.write(Files.createTempDirectory("key"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String lagging(TestServer server, String keyId) {
    var answer = server.post(KEYS + "/" + keyId + "/activate", PLATFORM_KEY, "{}");
    return answer.status() == 409 ? answer.json().at("/instances").toString() : "";
  }

  private static void copy(TestServer from, TestServer to, String keyId) {
    try {
      Files.copy(from.signingKeys.resolve(keyId + ".pem"), to.signingKeys.resolve(keyId + ".pem"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Tenant.Agent noteTaker(TestServer server) {
    var tenant = Tenant.create(server, "acme");
    tenant.schema("note", "{}", "null");
    return tenant.agent("a");
  }

  private static TestServer.Answer append(TestServer server, Tenant.Agent agent) {
    return server.post("/v1/records", agent.key(), "{\"type\":\"note\",\"payload\":{}}");
  }
}
