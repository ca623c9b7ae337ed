package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One value in a Secret of the resource's own namespace. Read, never written. */
@ApiType
public record SecretKeyReference(
    @JsonPropertyDescription("Name of the Secret, in the namespace of this resource.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Formats.SUBDOMAIN)
        String name,
    @JsonPropertyDescription("Key inside the Secret's data.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Formats.DATA_KEY)
        String key) {}
