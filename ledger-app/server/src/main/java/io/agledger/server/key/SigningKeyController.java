package io.agledger.server.key;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.MalformedException;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.VerificationKey;
import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("api")
@RequestMapping("/v1/admin/vault/signing-keys")
@Tag(name = "signing keys")
class SigningKeyController {
  private final SigningKeys keys;

  SigningKeyController(SigningKeys keys) {
    this.keys = keys;
  }

  /**
   * @param publicKey base64 of the DER SubjectPublicKeyInfo (RFC 8410)
   */
  record PublicHalf(@Nullable String publicKey) {}

  @GetMapping
  @Operation(summary = "Every key of the registry with its state and times (platform)")
  Map<String, List<KeyView>> list(@RequiredAction(Action.READ_VAULT_SIGNING_KEYS) Caller caller) {
    return Map.of("data", keys.all().stream().map(KeyView::of).toList());
  }

  @PostMapping
  @Operation(summary = "Publish a public half; it signs nothing until it is activated (platform)")
  ResponseEntity<KeyView> publish(
      @RequiredAction(Action.PUBLISH_VAULT_SIGNING_KEY) Caller caller,
      @RequestBody PublicHalf body) {
    var published = keys.publish(key(body));
    return ResponseEntity.status(published.added() ? 201 : 200).body(KeyView.of(published.key()));
  }

  @PostMapping("/{keyId}/activate")
  @Operation(
      summary =
          "Make a published key the active one; 409 names the instances that do not hold it yet (platform)")
  Map<String, Object> activate(
      @RequiredAction(Action.ACTIVATE_VAULT_SIGNING_KEY) Caller caller,
      @PathVariable String keyId) {
    return answer(keys.activate(keyId(keyId)));
  }

  @PostMapping("/rotate")
  @Operation(summary = "Confirm the active key; mints nothing (platform; contract A-22)")
  Map<String, Object> rotate(@RequiredAction(Action.ROTATE_VAULT_SIGNING_KEY) Caller caller) {
    return answer(keys.confirm());
  }

  private static KeyId keyId(String text) {
    return switch (KeyId.decode(text)) {
      case Decoded.Ok<KeyId>(KeyId keyId) -> keyId;
      case Decoded.Malformed<KeyId> malformed ->
          throw Problem.of(
                  ProblemCode.INVALID_REQUEST,
                  "'" + text + "' is not a key id: " + malformed.reason() + ".",
                  "GET /v1/admin/vault/signing-keys lists the keys.")
              .refused();
    };
  }

  private static VerificationKey key(PublicHalf body) {
    var text = body.publicKey() == null ? "" : body.publicKey();
    try {
      return VerificationKey.ofSpki(Bytes.ofBase64(text).orMalformed()).orMalformed();
    } catch (MalformedException malformed) {
      throw Problem.of(
              ProblemCode.INVALID_REQUEST,
              "publicKey is not a base64 Ed25519 SubjectPublicKeyInfo: "
                  + malformed.getMessage()
                  + ".",
              "Give the output of: openssl pkey -in KEY.pem -pubout -outform DER | base64 -w0")
          .refused();
    }
  }

  private static Map<String, Object> answer(SigningKeys.Rotation rotation) {
    var members = new LinkedHashMap<String, Object>();
    members.put("previousKeyId", rotation.previousKeyId().map(KeyId::hex).orElse(null));
    members.put("newKeyId", rotation.newKeyId().hex());
    members.put("status", rotation.status());
    return members;
  }
}
