package io.agledger.e2e.installation;

import io.agledger.e2e.process.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real kubectl, with a cluster and a namespace of its own. */
public final class Kubectl implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final JsonMapper JSON = new JsonMapper();

  private final Path kubectl;
  private final Program program;
  private final Path kubeconfig;
  private final String namespace;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /**
   * @param cache where discovery is kept: a new CRD stays unknown to another run's cache
   */
  Kubectl(Path kubectl, Path kubeconfig, Path cache, String namespace) {
    this.kubectl = kubectl;
    this.kubeconfig = kubeconfig;
    this.namespace = namespace;
    this.program =
        Program.of(kubectl.toString(), "--cache-dir", cache.toString(), "--namespace", namespace)
            .with("KUBECONFIG", kubeconfig.toString())
            .with("KUBERC", "off");
  }

  public Path kubeconfig() {
    return kubeconfig;
  }

  public Path program() {
    return kubectl;
  }

  public String namespace() {
    return namespace;
  }

  /** Runs a command that must succeed; returns what it printed. */
  public String run(String... arguments) {
    return run(program.and(arguments), "");
  }

  /** Applies manifests given as text. */
  public String apply(String manifests) {
    return run(program.and("apply", "-f", "-"), manifests);
  }

  private String run(Program command, String input) {
    var output = command.run(input, LIMIT, running::add);
    running.removeIf(process -> !process.isAlive());
    return command.succeeded(output);
  }

  /** Ends commands that still run, such as one that waits. */
  @Override
  public void close() {
    running.forEach(Process::destroyForcibly);
  }

  /** The resource as the API server has it, such as {@code get("agent", "deployer")}. */
  public JsonNode get(String kind, String name) {
    return JSON.readTree(run("get", kind, name, "--output", "json"));
  }

  /** All resources of the kinds, such as {@code list("orgs,agents")}. */
  public List<JsonNode> list(String kinds) {
    return JSON.readTree(run("get", kinds, "--output", "json")).get("items").valueStream().toList();
  }

  /** One value of a Secret, decoded. */
  public String secret(String name, String entry) {
    var encoded = get("secret", name).at("/data/" + entry).asString();
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  /** Prints the Secret as JSON now and after each change, until it is ended. */
  Program watchingSecret(String name) {
    return program.and(
        "get", "secrets", "--field-selector", "metadata.name=" + name, "--watch", "-o", "json");
  }
}
