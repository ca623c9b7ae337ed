package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One API key that the operator keeps valid in a Secret. */
@ApiType
public record ApiKeySpec(
    @JsonPropertyDescription(
            "Name of the key, unique in this resource. Renaming a key makes a new one and revokes"
                + " the old one.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Formats.LABEL)
        String name,
    @JsonPropertyDescription(
            "What the key may do: admin (an Org's keys) or agent (an Agent's keys). Default: the one"
                + " that the kind allows.")
        @Nullable ApiKeyRole role,
    @JsonPropertyDescription("The Secret that holds the key.") @Required SecretTarget secret,
    @JsonPropertyDescription("When the key is replaced. Default: never.")
        @Nullable Rotation rotation) {

  /** The Secret that holds a key, in the resource's own namespace and owned by the resource. */
  @ApiType
  public record SecretTarget(
      @JsonPropertyDescription(
              "Name of the Secret, in the namespace of this resource. Its data: apiKey, keyId,"
                  + " endpoint. A Secret that exists and is not this resource's own is never"
                  + " written: Ready then says SecretConflict.")
          @Required
          @Size(min = 1, max = 253)
          @Pattern(Formats.SUBDOMAIN)
          String name,
      @JsonPropertyDescription("Labels and annotations for the Secret.")
          @Nullable SecretTemplate template,
      @JsonPropertyDescription(
              "What happens to the Secret with this resource: Delete (it goes too) or Retain (it"
                  + " stays; the key in it follows the resource's deletionPolicy). Default: Delete.")
          @Default("Delete")
          OnDelete deletionPolicy) {

    public SecretTarget {
      deletionPolicy = deletionPolicy == null ? OnDelete.DELETE : deletionPolicy;
    }

    public SecretTarget(String name) {
      this(name, null, OnDelete.DELETE);
    }
  }

  public enum OnDelete {
    @JsonProperty("Delete")
    DELETE,
    @JsonProperty("Retain")
    RETAIN
  }

  /** When an API key is replaced and how long the replaced one still works. */
  @ApiType
  @ValidationRule(
      value = "has(self.interval) || has(self.trigger)",
      message = "rotation needs an interval, a trigger or both")
  @ValidationRule(
      value = "!has(self.interval) || duration(self.overlap) < duration(self.interval)",
      message = "overlap (default 24h) must be shorter than interval")
  public record Rotation(
      @JsonPropertyDescription(
              "Age at which a key is replaced, such as 720h. Default: never by age.")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          @ValidationRule(
              value = "duration(self) > duration('0s')",
              message = "must be more than 0s")
          @Nullable GoDuration interval,
      @JsonPropertyDescription(
              "How long a replaced key stays valid beside its successor, such as 12h. 0s revokes it"
                  + " at once. Default: 24h.")
          @Default("24h")
          @Size(max = 32)
          @Pattern(Formats.DURATION)
          GoDuration overlap,
      @JsonPropertyDescription(
              "Any text; changing it replaces the key now, once. An incident number or a date serves"
                  + " well.")
          @Size(min = 1, max = 256)
          @Nullable String trigger) {

    public static final GoDuration DEFAULT_OVERLAP = new GoDuration("24h");

    public Rotation {
      overlap = overlap == null ? DEFAULT_OVERLAP : overlap;
    }
  }
}
