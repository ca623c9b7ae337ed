package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Spec of a {@link SigningKey}. */
@ApiType
@ValidationRule(
    value = "has(self.ledgerRef) == has(oldSelf.ledgerRef)",
    message = "ledgerRef is immutable: delete and recreate the resource")
@ValidationRule(
    value =
        "!has(self.rotation) || !has(self.rotation.interval) ||"
            + " duration(self.overlap.publishBefore) + duration(self.overlap.keepPrevious)"
            + " < duration(self.rotation.interval)",
    message =
        "rotation.interval must be longer than overlap.publishBefore (default 10m) and"
            + " overlap.keepPrevious (default 24h) together")
public record SigningKeySpec(
    @JsonPropertyDescription(
            "The Ledger whose entries the key signs. Default: Ledger main in the operator's"
                + " namespace. Immutable.")
        @ValidationRule(
            value = "self == oldSelf",
            message = "ledgerRef is immutable: delete and recreate the resource")
        @Nullable LedgerReference ledgerRef,
    @JsonPropertyDescription("What the key signs: Vault (entries). Default: Vault.")
        @Default("Vault")
        Purpose purpose,
    @JsonPropertyDescription("Ed25519 (RFC 8032). Default: Ed25519.") @Default("Ed25519")
        Algorithm algorithm,
    @JsonPropertyDescription("When the key is replaced. Default: never; the first key stays.")
        @Nullable Rotation rotation,
    @JsonPropertyDescription("How a new key and the one before it overlap.") @Default("{}")
        Overlap overlap,
    @JsonPropertyDescription("The Secret that holds the private keys.") @Required
        SecretTarget secret,
    @JsonPropertyDescription(
            "True: no new rotation begins and one under way stops where it is, which is safe at"
                + " every step. Default: false.")
        @Default("false")
        boolean suspend) {

  public SigningKeySpec {
    purpose = purpose == null ? Purpose.VAULT : purpose;
    algorithm = algorithm == null ? Algorithm.ED25519 : algorithm;
    overlap = overlap == null ? Overlap.DEFAULT : overlap;
  }

  /** What the key signs. */
  public enum Purpose {
    @JsonProperty("Vault")
    VAULT
  }

  /** How the key signs. */
  public enum Algorithm {
    @JsonProperty("Ed25519")
    ED25519
  }

  /** When the key is replaced. */
  @ApiType
  @ValidationRule(
      value = "has(self.interval) || has(self.trigger)",
      message = "rotation needs an interval, a trigger or both")
  public record Rotation(
      @JsonPropertyDescription(
              "Any text; changing it replaces the key now, once. An incident number or a date serves"
                  + " well.")
          @Size(min = 1, max = 256)
          @Nullable String trigger,
      @JsonPropertyDescription(
              "Age at which the key is replaced, such as 2160h. Default: never by age.")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          @ValidationRule(
              value = "duration(self) > duration('0s')",
              message = "must be more than 0s")
          @Nullable GoDuration interval) {}

  /** How a new key and the one before it overlap. */
  @ApiType
  public record Overlap(
      @JsonPropertyDescription(
              "How long the new public key is published before anything is signed with it, so that"
                  + " verifiers know it by then. The first key does not wait. Default: 10m.")
          @Default("10m")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          GoDuration publishBefore,
      @JsonPropertyDescription(
              "How long the private half of the previous key stays in the Secret after the new one"
                  + " signs. Its public half stays in the ledger for ever. Default: 24h.")
          @Default("24h")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          GoDuration keepPrevious) {

    public static final Overlap DEFAULT = new Overlap(new GoDuration("10m"), new GoDuration("24h"));

    public Overlap {
      publishBefore = publishBefore == null ? new GoDuration("10m") : publishBefore;
      keepPrevious = keepPrevious == null ? new GoDuration("24h") : keepPrevious;
    }
  }

  /** The Secret that the ledger's processes mount. */
  @ApiType
  public record SecretTarget(
      @JsonPropertyDescription(
              "Name of the Secret, in the namespace of this resource; one entry <keyId>.pem for each"
                  + " private key. Mount it as AGLEDGER_SIGNING_KEY_DIR. A Secret that exists and is"
                  + " not this resource's own is never written: Ready then says SecretConflict."
                  + " Immutable, because a new Secret would not hold the active key.")
          @Required
          @Size(min = 1, max = 253)
          @Pattern(Formats.SUBDOMAIN)
          @ValidationRule(value = "self == oldSelf", message = "secret.name is immutable")
          String name) {}
}
