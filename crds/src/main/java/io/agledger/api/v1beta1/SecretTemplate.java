package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;

/** Metadata for a Secret that the operator writes. */
@ApiType
public record SecretTemplate(
    @JsonPropertyDescription(
            "Labels for the Secret. app.kubernetes.io/managed-by is the operator's own and wins.")
        Map<String, String> labels,
    @JsonPropertyDescription(
            "Annotations for the Secret. Those that begin with agledger.io/ are the operator's own"
                + " and win.")
        Map<String, String> annotations) {

  /** No labels and annotations but the operator's own. */
  public static final SecretTemplate EMPTY = new SecretTemplate(Map.of(), Map.of());

  public SecretTemplate {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }
}
