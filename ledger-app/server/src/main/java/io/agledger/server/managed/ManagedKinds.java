package io.agledger.server.managed;

import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The kinds there are, by the name in the path. */
@Component
class ManagedKinds {
  private final Map<String, ManagedKind<?>> kinds;

  ManagedKinds(List<ManagedKind<?>> kinds) {
    this.kinds =
        new TreeMap<>(
            kinds.stream().collect(Collectors.toMap(ManagedKind::name, Function.identity())));
  }

  ManagedKind<?> named(String name) {
    var kind = kinds.get(name);
    if (kind == null) {
      throw Problem.of(
              ProblemCode.NOT_FOUND,
              "'" + name + "' is not a kind of managed resource.",
              "Kinds are " + String.join(", ", kinds.keySet()) + ".")
          .refused();
    }
    return kind;
  }
}
