package io.agledger.operator;

import io.agledger.operator.condition.StatusWriter;
import io.agledger.operator.lifecycle.Lifecycle;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Objects;

/** Which changes of a resource call for a pass. Its status does not: we wrote that. */
final class Wakes {

  private static final List<String> ANNOTATIONS =
      List.of(StatusWriter.RECONCILE_REQUESTED_AT, Lifecycle.FORCE_DELETE);

  private Wakes() {}

  static boolean byUpdate(HasMetadata now, HasMetadata before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || now.isMarkedForDeletion() != before.isMarkedForDeletion()
        || ANNOTATIONS.stream()
            .anyMatch(name -> !annotation(now, name).equals(annotation(before, name)));
  }

  private static String annotation(HasMetadata resource, String name) {
    return resource.getMetadata().getAnnotations().getOrDefault(name, "");
  }
}
