package io.agledger.e2e.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One installation for all tests of a run, with the resources of {@code e2e/demo} that a small feed
 * needs. Tests take it as a parameter and leave it running. Without the local Kubernetes they are
 * skipped, unless it is required.
 */
public final class Running implements ExecutionCondition, ParameterResolver {

  private static final Set<String> SCHEMAS =
      Set.of("push", "ping", "deployment", "deployment-status", "workflow-job");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var built = System.getenv("KUBE_API_TEST_DIR") != null;
    var required = "true".equals(System.getenv("AGLEDGER_REQUIRE_CLUSTER"));
    return built || required
        ? ConditionEvaluationResult.enabled("the local Kubernetes is built or required")
        : ConditionEvaluationResult.disabled("the local Kubernetes is not built: make test");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Installation.class;
  }

  @Override
  public Installation resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Started.class, _ -> Started.now(), Started.class)
        .installation();
  }

  /** Whether a manifest belongs to the small feed. */
  static boolean isSmall(String file) {
    return !file.startsWith("50-schema-")
        || SCHEMAS.contains(
            file.substring("50-schema-".length(), file.length() - ".yaml".length()));
  }

  private record Started(Installation installation, Cleanup cleanup) implements AutoCloseable {

    static Started now() {
      var cleanup = new Cleanup();
      try {
        var folder =
            Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "run-");
        var settings = new Settings(new Artifacts(Path.of("..")), folder, Optional.empty());
        var installation = Installation.start(settings, cleanup, Progress.SILENT);
        installation.apply(Running::isSmall);
        return new Started(installation, cleanup);
      } catch (Exception failure) {
        throw closed(cleanup, new IllegalStateException("the installation did not start", failure));
      }
    }

    private static IllegalStateException closed(Cleanup cleanup, IllegalStateException failure) {
      try {
        cleanup.close();
      } catch (Exception second) {
        failure.addSuppressed(second);
      }
      return failure;
    }

    @Override
    public void close() throws Exception {
      cleanup.close();
    }
  }
}
