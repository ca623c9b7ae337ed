package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spec of a {@link Webhook}. */
@ApiType
@ValidationRule(
    value = "self.allowInsecure || self.url.startsWith('https://')",
    message = "url must begin with https:// unless allowInsecure is true")
public record WebhookSpec(
    @JsonPropertyDescription("The Org whose records are told of. Immutable.")
        @Required
        @ValidationRule(
            value = "self == oldSelf",
            message = "orgRef is immutable: delete and recreate the resource")
        OrgReference orgRef,
    @JsonPropertyDescription("Where events are sent, such as https://billing.example.com/hooks.")
        @Required
        @Size(min = 1, max = 2048)
        @Pattern(Formats.HTTP_URL)
        String url,
    @JsonPropertyDescription(
            "True: url may be http://, for a receiver in the same cluster. Default: false.")
        @Default("false")
        boolean allowInsecure,
    @JsonPropertyDescription("Which events are sent. A set: order does not matter.")
        @Required
        @Size(min = 1, max = 16)
        List<EventType> eventTypes,
    @JsonPropertyDescription(
            "Only events of records of these types are sent. A set. Default: all types.")
        @Size(max = 64)
        List<String> recordTypes,
    @JsonPropertyDescription(
            "Shape of a delivery: cloudevents (CloudEvents 1.0) or standard (Standard Webhooks)."
                + " Default: cloudevents.")
        @Default("cloudevents")
        Format format,
    @JsonPropertyDescription("How deliveries are signed. Default: not at all.")
        @Nullable Signing signing,
    @JsonPropertyDescription("How deliveries are made.") @Default("{}") Delivery delivery,
    @JsonPropertyDescription(
            "What deleting this resource does in the ledger: Retain (the webhook stays and can be"
                + " adopted), Deactivate (it stays and is paused) or Delete. Default: Delete.")
        @Default("Delete")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription(
            "Whether a webhook that is already in the ledger may be taken over: Never, IfUnowned (no"
                + " other owner manages it) or Always. Default: Never.")
        @Default("Never")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription(
            "Id (UUID) of the webhook to adopt. Default: the one with this org and url.")
        @Size(max = 36)
        @Pattern(Formats.UUID)
        @Nullable String externalId,
    @JsonPropertyDescription(
            "True: the operator changes nothing for this resource; deleting it still works. To stop"
                + " deliveries, set delivery.paused. Default: false.")
        @Default("false")
        boolean suspend)
    implements ManagedSpec {

  public WebhookSpec {
    eventTypes = eventTypes == null ? List.of() : List.copyOf(eventTypes);
    recordTypes = recordTypes == null ? List.of() : List.copyOf(recordTypes);
    format = format == null ? Format.CLOUDEVENTS : format;
    delivery = delivery == null ? Delivery.DEFAULT : delivery;
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.DELETE : deletionPolicy;
    adoptionPolicy = adoptionPolicy == null ? AdoptionPolicy.NEVER : adoptionPolicy;
  }

  /** A step in a record's life. */
  public enum EventType {
    @JsonProperty("record.recorded")
    RECORD_RECORDED,
    @JsonProperty("record.created")
    RECORD_CREATED,
    @JsonProperty("record.completed")
    RECORD_COMPLETED,
    @JsonProperty("record.fulfilled")
    RECORD_FULFILLED,
    @JsonProperty("record.failed")
    RECORD_FAILED
  }

  /** Shape of a delivery. */
  public enum Format {
    @JsonProperty("cloudevents")
    CLOUDEVENTS,
    @JsonProperty("standard")
    STANDARD
  }

  /** How deliveries are signed. */
  @ApiType
  public record Signing(
      @JsonPropertyDescription("HMAC-SHA256 with a secret that the receiver shares.") @Required
          Hmac hmac) {}

  /** A secret shared with the receiver. */
  @ApiType
  public record Hmac(
      @JsonPropertyDescription(
              "The shared secret, as a value of a Secret in this namespace. Followed when the Secret"
                  + " changes.")
          @Required
          SecretKeyReference secretRef) {}

  /** How deliveries are made. */
  @ApiType
  public record Delivery(
      @JsonPropertyDescription("How long the receiver may take to answer. Default: 10s.")
          @Default("10s")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          @ValidationRule(
              value = "duration(self) > duration('0s')",
              message = "must be more than 0s")
          GoDuration timeout,
      @JsonPropertyDescription("What happens to a delivery that failed.") @Default("{}")
          Retry retry,
      @JsonPropertyDescription("True: nothing is sent until this is false again. Default: false.")
          @Default("false")
          boolean paused) {

    public static final Delivery DEFAULT =
        new Delivery(new GoDuration("10s"), Retry.DEFAULT, false);

    public Delivery {
      timeout = timeout == null ? new GoDuration("10s") : timeout;
      retry = retry == null ? Retry.DEFAULT : retry;
    }
  }

  /** What happens to a delivery that failed: tried again, each time after twice the wait. */
  @ApiType
  @ValidationRule(
      value = "duration(self.initialBackoff) <= duration(self.maxBackoff)",
      message = "initialBackoff must not exceed maxBackoff")
  public record Retry(
      @JsonPropertyDescription("How often a delivery is tried in all. Default: 12.")
          @Default("12")
          @Min(1)
          @Max(100)
          int maxAttempts,
      @JsonPropertyDescription("Wait before the second try. Default: 5s.")
          @Default("5s")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          @ValidationRule(
              value = "duration(self) > duration('0s')",
              message = "must be more than 0s")
          GoDuration initialBackoff,
      @JsonPropertyDescription("Longest wait between two tries. Default: 1h.")
          @Default("1h")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          GoDuration maxBackoff) {

    /** Twelve tries reach over about three hours. */
    public static final Retry DEFAULT = new Retry(12, new GoDuration("5s"), new GoDuration("1h"));

    public Retry {
      maxAttempts = maxAttempts == 0 ? 12 : maxAttempts;
      initialBackoff = initialBackoff == null ? new GoDuration("5s") : initialBackoff;
      maxBackoff = maxBackoff == null ? new GoDuration("1h") : maxBackoff;
    }
  }
}
