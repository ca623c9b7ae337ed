package io.agledger.operator.ledger;

import io.agledger.api.v1beta1.AllowedNamespaces;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The target's half of a reference across namespaces. Pure. */
public final class Consent {

  private Consent() {}

  /**
   * Whether a resource of one namespace may refer to a target in another.
   *
   * @param labels labels of a namespace, asked for only when a selector needs them
   */
  public static boolean given(
      AllowedNamespaces allowed,
      String targetNamespace,
      String fromNamespace,
      Function<String, Map<String, String>> labels) {
    if (targetNamespace.equals(fromNamespace)) {
      return true;
    }
    return switch (allowed.from()) {
      case SAME -> false;
      case ALL -> true;
      case SELECTOR -> matches(allowed.selector(), labels.apply(fromNamespace));
    };
  }

  private static boolean matches(@Nullable LabelSelector selector, Map<String, String> labels) {
    if (selector == null) {
      return false;
    }
    return selector.getMatchLabels().entrySet().stream()
            .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
        && selector.getMatchExpressions().stream().allMatch(r -> matches(r, labels));
  }

  /** An operator we do not know admits nobody. */
  private static boolean matches(LabelSelectorRequirement required, Map<String, String> labels) {
    String value = labels.get(required.getKey());
    return switch (required.getOperator()) {
      case "In" -> value != null && required.getValues().contains(value);
      case "NotIn" -> value == null || !required.getValues().contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }
}
