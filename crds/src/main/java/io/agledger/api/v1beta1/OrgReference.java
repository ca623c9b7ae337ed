package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Names an {@link Org}. */
@ApiType
public record OrgReference(
    @JsonPropertyDescription("Name of the Org.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Formats.SUBDOMAIN)
        String name,
    @JsonPropertyDescription(
            "Namespace of the Org. Default: the namespace of this resource. Another namespace works"
                + " only when the Org's allowedNamespaces admits this one.")
        @Size(min = 1, max = 63)
        @Pattern(Formats.LABEL)
        @Nullable String namespace) {

  public OrgReference(String name) {
    this(name, null);
  }
}
