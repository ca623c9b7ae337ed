package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Spec of a {@link Schema}. */
@ApiType
@ValidationRule(
    value = "has(self.completionSchema) == has(oldSelf.completionSchema)",
    message = "completionSchema is immutable: make a Schema with the next version")
public record SchemaSpec(
    @JsonPropertyDescription("The Org whose records this schema is for. Immutable.")
        @Required
        @ValidationRule(
            value = "self == oldSelf",
            message = "orgRef is immutable: delete and recreate the resource")
        OrgReference orgRef,
    @JsonPropertyDescription("The record type, as in POST /v1/records. Immutable.")
        @Required
        @Size(min = 1, max = 128)
        @Pattern(Formats.RECORD_TYPE)
        @ValidationRule(value = "self == oldSelf", message = "type is immutable")
        String type,
    @JsonPropertyDescription(
            "Version of the type, from 1. New records use the highest Active version. Immutable: the"
                + " next version is a new Schema.")
        @Required
        @Min(1)
        @Max(1000000)
        @ValidationRule(
            value = "self == oldSelf",
            message = "version is immutable: make a Schema with the next version")
        int version,
    @JsonPropertyDescription(
            "JSON Schema (2020-12, 2019-09 or draft-07, by $schema) of the payload of a new record. Immutable.")
        @Required
        @ValidationRule(
            value = "self == oldSelf",
            message = "recordSchema is immutable: make a Schema with the next version")
        Source recordSchema,
    @JsonPropertyDescription(
            "JSON Schema (2020-12, 2019-09 or draft-07, by $schema) of a completion's payload. With it a new record is ACTIVE and"
                + " waits for its completion; without it a record is complete when recorded."
                + " Immutable.")
        @ValidationRule(
            value = "self == oldSelf",
            message = "completionSchema is immutable: make a Schema with the next version")
        @Nullable Source completionSchema,
    @JsonPropertyDescription(
            "Active (new records use it) or Deprecated (none do; old ones still verify). Default:"
                + " Active.")
        @Default("Active")
        Lifecycle lifecycle,
    @JsonPropertyDescription(
            "What deleting this resource does in the ledger: Retain (the schema stays and can be"
                + " adopted), Deactivate (it stays as Deprecated) or Delete (it is removed, or"
                + " deactivated when records refer to it). Default: Retain.")
        @Default("Retain")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription(
            "Whether a schema that is already in the ledger may be taken over: Never, IfUnowned (no"
                + " other owner manages it) or Always. Default: Never.")
        @Default("Never")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription(
            "Id (UUID) of the schema to adopt. Default: the one with this org, type and version.")
        @Size(max = 36)
        @Pattern(Formats.UUID)
        @Nullable String externalId,
    @JsonPropertyDescription(
            "True: the operator changes nothing for this resource; deleting it still works."
                + " Default: false.")
        @Default("false")
        boolean suspend)
    implements ManagedSpec {

  public SchemaSpec {
    lifecycle = lifecycle == null ? Lifecycle.ACTIVE : lifecycle;
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
    adoptionPolicy = adoptionPolicy == null ? AdoptionPolicy.NEVER : adoptionPolicy;
  }

  /** Which records use a version. */
  public enum Lifecycle {
    @JsonProperty("Active")
    ACTIVE,
    @JsonProperty("Deprecated")
    DEPRECATED
  }

  /** Where a JSON Schema is written. Exactly one of the two. */
  @ApiType
  @ValidationRule(
      value = "has(self.inline) != has(self.configMapRef)",
      message = "exactly one of inline and configMapRef is required")
  public record Source(
      @JsonPropertyDescription("The JSON Schema itself, as an object.")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @PreserveUnknownFields
          @Nullable JsonNode inline,
      @JsonPropertyDescription(
              "The JSON Schema as text in a ConfigMap of this namespace. The ledger keeps what it"
                  + " read first: a ConfigMap that says otherwise later makes this resource Stalled.")
          @Nullable ConfigMapKeyReference configMapRef) {}
}
