package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Spec of a {@link Ledger}. */
@ApiType
public record LedgerSpec(
    @JsonPropertyDescription(
            "Names this cluster's claim on objects in the ledger: an object is owned as"
                + " <ownerId>/<kind>/<namespace>/<name>. Two clusters that share a ledger need two"
                + " ids; a rebuilt cluster keeps its id and finds its objects again. Immutable.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Formats.LABEL)
        @ValidationRule(value = "self == oldSelf", message = "ownerId is immutable")
        String ownerId,
    @JsonPropertyDescription("Where the ledger's API is.") @Required Endpoint endpoint,
    @JsonPropertyDescription("How the operator authenticates.") @Required Credentials credentials,
    @JsonPropertyDescription("Which namespaces may use this Ledger. Default: only its own.")
        @Default("{}")
        AllowedNamespaces allowedNamespaces,
    @JsonPropertyDescription("How hard the operator may work the ledger.") @Default("{}")
        Client client,
    @JsonPropertyDescription(
            "True: the operator changes nothing in this ledger, for no resource. Default: false.")
        @Default("false")
        boolean suspend) {

  public LedgerSpec {
    allowedNamespaces = allowedNamespaces == null ? AllowedNamespaces.SAME : allowedNamespaces;
    client = client == null ? Client.DEFAULT : client;
  }

  /** Where the ledger's API is. */
  @ApiType
  @ValidationRule(
      value = "!has(self.caSecretRef) || self.url.startsWith('https://')",
      message = "caSecretRef needs an https:// url")
  public record Endpoint(
      @JsonPropertyDescription(
              "Base URL of the API without a path, such as http://agledger-api.agledger:8080.")
          @Required
          @Size(min = 1, max = 2048)
          @Pattern(Formats.HTTP_URL)
          String url,
      @JsonPropertyDescription(
              "PEM certificates to trust for an https:// url, instead of the operator's own trust"
                  + " store. Followed when the Secret changes.")
          @Nullable SecretKeyReference caSecretRef,
      @JsonPropertyDescription("How long one request may take. Default: 5s.")
          @Default("5s")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          @ValidationRule(
              value = "duration(self) > duration('0s')",
              message = "must be more than 0s")
          GoDuration timeout) {

    public static final GoDuration DEFAULT_TIMEOUT = new GoDuration("5s");

    public Endpoint {
      timeout = timeout == null ? DEFAULT_TIMEOUT : timeout;
    }

    public Endpoint(String url) {
      this(url, null, DEFAULT_TIMEOUT);
    }
  }

  /** How the operator authenticates. */
  @ApiType
  public record Credentials(
      @JsonPropertyDescription(
              "The platform API key, as a value of a Secret in this namespace. Followed when the"
                  + " Secret changes.")
          @Required
          SecretKeyReference platformKeySecretRef) {}

  /** How hard the operator may work the ledger, all resources together. */
  @ApiType
  public record Client(
      @JsonPropertyDescription("Requests under way at one time. Default: 16.")
          @Default("16")
          @Min(1)
          @Max(256)
          int maxConcurrent,
      @JsonPropertyDescription("Requests begun per second. Default: 100.")
          @Default("100")
          @Min(1)
          @Max(10000)
          int requestsPerSecond,
      @JsonPropertyDescription(
              "How often every resource is compared with the ledger although nothing changed here."
                  + " Default: 10m.")
          @Default("10m")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          @ValidationRule(
              value = "duration(self) > duration('0s')",
              message = "must be more than 0s")
          GoDuration resyncInterval) {

    /** Gentle enough for a ledger on two cores; 10,000 resources settle within two minutes. */
    public static final Client DEFAULT = new Client(16, 100, new GoDuration("10m"));

    public Client {
      maxConcurrent = maxConcurrent == 0 ? 16 : maxConcurrent;
      requestsPerSecond = requestsPerSecond == 0 ? 100 : requestsPerSecond;
      resyncInterval = resyncInterval == null ? new GoDuration("10m") : resyncInterval;
    }
  }
}
