package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One value in a ConfigMap of the resource's own namespace. */
@ApiType
public record ConfigMapKeyReference(
    @JsonPropertyDescription("Name of the ConfigMap, in the namespace of this resource.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Formats.SUBDOMAIN)
        String name,
    @JsonPropertyDescription("Key inside the ConfigMap's data.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Formats.DATA_KEY)
        String key) {}
