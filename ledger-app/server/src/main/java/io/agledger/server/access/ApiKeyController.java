package io.agledger.server.access;

import io.agledger.server.body.StrictBody;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.agledger.server.problem.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * API keys: registered by hash (the key is made elsewhere and never comes here), or minted here and
 * shown once.
 */
@RestController
@Profile("api")
@RequestMapping("/v1/admin/api-keys")
@Tag(name = "api keys")
class ApiKeyController {
  private final ApiKeys keys;

  ApiKeyController(ApiKeys keys) {
    this.keys = keys;
  }

  /** The body of a POST, for the API description. It is read by {@link KeyRequest}. */
  @Schema(name = "MintApiKey")
  record MintBody(
      @Schema(allowableValues = {"agent", "admin", "platform"}) String role,
      @Nullable UUID orgId,
      @Nullable UUID agentId,
      @Nullable String label) {}

  /** The body of a PUT, likewise. */
  @Schema(name = "RegisterApiKey")
  record RegisterBody(
      @Schema(pattern = "^[0-9a-f]{64}$") String sha256,
      @Schema(allowableValues = {"agent", "admin", "platform"}) String role,
      @Nullable UUID orgId,
      @Nullable UUID agentId,
      @Nullable String label) {}

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Mint a key; the answer is the only time it is shown (platform; contract A-04)",
      description =
          "A repeated request with the same Idempotency-Key names the same key without showing it again.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MintBody.class))))
  @ApiResponse(responseCode = "201", description = "Minted", useReturnTypeSchema = true)
  ResponseEntity<ApiKeyView.Minted> mint(
      @RequiredAction(Action.MINT_API_KEY) Caller caller,
      StrictBody body,
      HttpServletRequest request) {
    var raw = RawKey.mint(KeyRequest.role(body));
    var key = ApiKeyView.of(keys.register(KeyRequest.minting(UUID.randomUUID(), raw, body)).key());
    SecretAnswer.keepInstead(
        request, new ApiKeyView.Minted(null, key)); // the key itself is kept nowhere
    return ResponseEntity.created(URI.create("/v1/admin/api-keys/" + key.keyId()))
        .cacheControl(CacheControl.noStore())
        .body(new ApiKeyView.Minted(raw.text(), key));
  }

  @PutMapping(path = "/{keyId}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Register a key by its hash; safe to repeat (platform)",
      description =
          "409 KEY_CONFLICT when the id or the hash is known with other values, or was revoked.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RegisterBody.class))))
  @ApiResponse(responseCode = "200", description = "There already", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "201", description = "Registered", useReturnTypeSchema = true)
  ResponseEntity<ApiKeyView> register(
      @RequiredAction(Action.REGISTER_API_KEY) Caller caller,
      @PathVariable UUID keyId,
      StrictBody body) {
    var registered = keys.register(KeyRequest.registration(keyId, body));
    return ResponseEntity.status(registered.added() ? 201 : 200)
        .body(ApiKeyView.of(registered.key()));
  }

  @GetMapping("/{keyId}")
  @Operation(summary = "What is known of a key; never the key (platform)")
  ApiKeyView read(@RequiredAction(Action.READ_API_KEYS) Caller caller, @PathVariable UUID keyId) {
    return keys.find(keyId).map(ApiKeyView::of).orElseThrow(() -> unknown(keyId));
  }

  @DeleteMapping("/{keyId}")
  @Operation(summary = "Revoke a key for good; safe to repeat (platform)")
  ApiKeyView revoke(
      @RequiredAction(Action.REVOKE_API_KEY) Caller caller, @PathVariable UUID keyId) {
    return keys.revoke(keyId).map(ApiKeyView::of).orElseThrow(() -> unknown(keyId));
  }

  private static Refusal unknown(UUID keyId) {
    return Problem.of(
            ProblemCode.NOT_FOUND,
            "There is no API key " + keyId + ".",
            "Register it with PUT /v1/admin/api-keys/{keyId}, or mint one with POST /v1/admin/api-keys.")
        .refused();
  }
}
