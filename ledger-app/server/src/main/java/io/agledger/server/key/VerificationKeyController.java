package io.agledger.server.key;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a stranger needs to verify, without authentication. */
@RestController
@Profile("api")
@Tag(name = "verification")
class VerificationKeyController {
  /** Short, so that a verifier learns of a new or compromised key soon. */
  private static final CacheControl CACHE =
      CacheControl.maxAge(Duration.ofSeconds(60)).cachePublic();

  private final SigningKeys keys;

  VerificationKeyController(SigningKeys keys) {
    this.keys = keys;
  }

  /**
   * @param instance the installation, issuer of every statement
   */
  record Document(UUID instance, List<KeyView> keys) {}

  @GetMapping({"/v1/verification-keys", "/.well-known/agledger-vault-keys.json"})
  @Operation(
      summary =
          "Every public key, also retired ones; the input of agledger-verify --keys (contract A-23)")
  ResponseEntity<Document> document() {
    var document = keys.document();
    return ResponseEntity.ok()
        .cacheControl(CACHE)
        .body(
            new Document(document.instance(), document.keys().stream().map(KeyView::of).toList()));
  }
}
