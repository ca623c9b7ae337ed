package io.agledger.server;

import io.agledger.server.configuration.Command;
import io.agledger.server.configuration.Configured;
import io.agledger.server.configuration.ServerConfiguration;
import io.agledger.server.database.Migration;
import io.agledger.server.dump.VaultDump;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Entry point: {@code java -jar agledger-server-exec.jar <api|worker|combined|migrate|vault-dump
 * DIR>}.
 *
 * <p>Exit codes: 0 done or stopped by a signal · 1 could not start · 2 wrong usage.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class AgledgerServer {

  public static void main(String[] args) {
    switch (Command.parse(args)) {
      case Command.Wrong wrong -> fail(2, wrong.usage());
      case Command.Serve serve ->
          run("Failed to start server", serve.role().process(), c -> serve(serve.role(), c));
      case Command.Migrate _ ->
          run("Migration failed", "migrate", c -> System.out.println(Migration.run(c)));
      case Command.Dump dump ->
          run("vault-dump failed", "vault-dump", c -> dump(dump.directory(), c));
    }
  }

  private static void serve(Role role, ServerConfiguration configuration) {
    var stop = GracefulStop.onSignals();
    try {
      start(role, configuration, stop::closes);
    } catch (RuntimeException failure) {
      stop.disarm();
      throw failure;
    }
  }

  /** Of the whole application only what the dump reads through is made, and nothing of it runs. */
  private static void dump(Path directory, ServerConfiguration configuration) {
    var application =
        application(configuration)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .initializers(NothingRuns::register)
            .properties(Map.of("logging.level.root", "WARN"));
    try (var context = application.run()) {
      System.out.println(context.getBean(VaultDump.class).write(directory).encode().utf8());
    }
  }

  /** Starts one role in this JVM, as tests do. */
  public static ConfigurableApplicationContext start(Role role, ServerConfiguration configuration) {
    return start(role, configuration, _ -> {});
  }

  /**
   * Migrates if asked to, then starts the application context of one role.
   *
   * @param made is given the context before it is refreshed
   */
  private static ConfigurableApplicationContext start(
      Role role, ServerConfiguration configuration, Consumer<ConfigurableApplicationContext> made) {
    if (configuration.runMigrations()) {
      Migration.run(configuration);
    }
    return application(configuration)
        .web(role.servesApi() ? WebApplicationType.SERVLET : WebApplicationType.NONE)
        .profiles(role.profiles())
        .initializers(made::accept)
        .run();
  }

  private static SpringApplicationBuilder application(ServerConfiguration configuration) {
    return new SpringApplicationBuilder(AgledgerServer.class)
        .registerShutdownHook(
            false) // GracefulStop closes the context, so that the exit code is ours
        .initializers(context ->
            ((GenericApplicationContext) context)
                .registerBean(ServerConfiguration.class, () -> configuration))
        .properties(springProperties(configuration));
  }

  private static Map<String, Object> springProperties(ServerConfiguration configuration) {
    return Map.of(
        "server.port", configuration.port(),
        "logging.level.root", configuration.logLevel(),
        "logging.structured.format.console", configuration.jsonLogs() ? "logstash" : "");
  }

  private static void run(String onFailure, String process, Consumer<ServerConfiguration> action) {
    switch (ServerConfiguration.read(process, System.getenv())) {
      case Configured.Invalid invalid -> fail(1, onFailure + ": " + invalid.reason());
      case Configured.Valid(ServerConfiguration configuration) -> {
        try {
          action.accept(configuration);
        } catch (RuntimeException failure) {
          fail(1, onFailure + ": " + StartFailure.describe(failure));
        }
      }
    }
  }

  private static void fail(int exitCode, String line) {
    System.err.println(line);
    System.exit(exitCode);
  }
}
