package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Names a {@link Ledger}. */
@ApiType
public record LedgerReference(
    @JsonPropertyDescription("Name of the Ledger. Default: main.")
        @Default("main")
        @Size(min = 1, max = 253)
        @Pattern(Formats.SUBDOMAIN)
        String name,
    @JsonPropertyDescription(
            "Namespace of the Ledger. Default: the namespace of this resource. Another namespace"
                + " works only when the Ledger's allowedNamespaces admits this one.")
        @Size(min = 1, max = 63)
        @Pattern(Formats.LABEL)
        @Nullable String namespace) {

  public LedgerReference {
    name = name == null ? "main" : name;
  }

  public LedgerReference(String name) {
    this(name, null);
  }
}
