package io.agledger.operator;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the environment says. Read once, at start.
 *
 * @param watchNamespaces namespaces whose resources are served; empty for all. The operator's own
 *     is always among them, because Ledger {@code main} is looked for there.
 * @param port of {@code /livez}, {@code /readyz} and {@code /metrics}; 0 for any free one
 */
public record Configuration(
    Set<String> watchNamespaces, String operatorNamespace, int port, boolean leaderElection) {

  static final String DEFAULT_NAMESPACE = "agledger-system";
  static final int DEFAULT_PORT = 8081;

  /**
   * Reads and checks every variable.
   *
   * @throws IllegalArgumentException naming the variable that cannot be used
   */
  public static Configuration from(Map<String, String> environment) {
    String namespace =
        environment.getOrDefault("AGLEDGER_OPERATOR_NAMESPACE", DEFAULT_NAMESPACE).strip();
    return new Configuration(
        watched(environment.getOrDefault("AGLEDGER_WATCH_NAMESPACES", ""), namespace),
        namespace,
        port(environment.getOrDefault("OPERATOR_PORT", Integer.toString(DEFAULT_PORT))),
        flag(environment.getOrDefault("AGLEDGER_LEADER_ELECTION", "true")));
  }

  private static Set<String> watched(String list, String operatorNamespace) {
    Set<String> names =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!names.isEmpty()) {
      names.add(operatorNamespace);
    }
    return Set.copyOf(names);
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("OPERATOR_PORT must be a port number, not: " + text);
    }
    return Integer.parseInt(text);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "AGLEDGER_LEADER_ELECTION must be true or false, not: " + text);
    };
  }
}
