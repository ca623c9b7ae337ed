package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

/**
 * The target's half of a reference across namespaces: the resource names its target, and the target
 * says from which namespaces it may be named.
 */
@ApiType
@ValidationRule(
    value = "has(self.selector) == (self.from == 'Selector')",
    message = "selector is required when from is Selector, and forbidden otherwise")
public record AllowedNamespaces(
    @JsonPropertyDescription(
            "Which namespaces may refer to this resource: Same (only its own), Selector (those whose"
                + " labels match selector, and its own), All. Default: Same.")
        @Default("Same")
        From from,
    @JsonPropertyDescription("Labels of the namespaces that may refer to this resource.")
        @Nullable LabelSelector selector) {

  /** Only the resource's own namespace. */
  public static final AllowedNamespaces SAME = new AllowedNamespaces(From.SAME, null);

  public AllowedNamespaces {
    from = from == null ? From.SAME : from;
  }

  public enum From {
    @JsonProperty("Same")
    SAME,
    @JsonProperty("Selector")
    SELECTOR,
    @JsonProperty("All")
    ALL
  }
}
