package io.agledger.server.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the server can be told, read from the environment once.
 *
 * @param database the application role's connection (DATABASE_URL, required)
 * @param migrationDatabase the owner role's connection (DATABASE_MIGRATION_URL); without it one
 *     role does both and only triggers guard the vault
 * @param runMigrations RUN_MIGRATIONS, default true: replicas serialise on Flyway's advisory lock
 * @param port PORT, default 8080: the API
 * @param managementPort MANAGEMENT_PORT, default 9090: /metrics, /livez, /readyz; never routed by
 *     an Ingress
 * @param instanceName AGLEDGER_INSTANCE_NAME, default host-process-pid: how this process is named
 *     in /v1/admin/instances and when an activation waits for it
 * @param platformKeyFile AGLEDGER_PLATFORM_KEY_FILE: holds the first platform key, followed on
 *     change
 * @param signingKeyDirectory AGLEDGER_SIGNING_KEY_DIR: PKCS#8 PEM private halves named {@code
 *     <keyId>.pem}
 * @param signingKey VAULT_SIGNING_KEY (contract A-20): promoted to active at boot
 * @param previousSigningKey VAULT_SIGNING_KEY_PREVIOUS
 */
public record ServerConfiguration(
    DatabaseUrl database,
    Optional<DatabaseUrl> migrationDatabase,
    boolean runMigrations,
    PoolSize pool,
    int port,
    int managementPort,
    String instanceName,
    Optional<Path> platformKeyFile,
    Optional<Path> signingKeyDirectory,
    Optional<String> signingKey,
    Optional<String> previousSigningKey,
    String logLevel,
    boolean jsonLogs) {

  /**
   * Reads and checks the environment.
   *
   * @param process what this process is, for the default instance name
   */
  public static Configured read(String process, Map<String, String> variables) {
    try {
      return new Configured.Valid(read(process, new Environment(variables)));
    } catch (Environment.InvalidVariable invalid) {
      return new Configured.Invalid(String.valueOf(invalid.getMessage()));
    }
  }

  private static ServerConfiguration read(String process, Environment env) {
    env.required("DATABASE_URL");
    return new ServerConfiguration(
        env.database("DATABASE_URL").orElseThrow(),
        env.database("DATABASE_MIGRATION_URL"),
        env.flag("RUN_MIGRATIONS", true),
        pool(env),
        env.number("PORT", 8080, 0, 65535),
        env.number("MANAGEMENT_PORT", 9090, 0, 65535),
        env.text("AGLEDGER_INSTANCE_NAME").orElseGet(() -> defaultName(process, env)),
        env.text("AGLEDGER_PLATFORM_KEY_FILE").map(Path::of),
        env.text("AGLEDGER_SIGNING_KEY_DIR").map(Path::of),
        env.text("VAULT_SIGNING_KEY"),
        env.text("VAULT_SIGNING_KEY_PREVIOUS"),
        env.oneOf("LOG_LEVEL", "INFO", "DEBUG", "INFO", "WARN", "ERROR"),
        env.oneOf("AGLEDGER_LOG_FORMAT", "text", "text", "json").equals("json"));
  }

  private static PoolSize pool(Environment env) {
    int max = env.number("DB_POOL_MAX", 10, 1, 1000);
    return new PoolSize(
        max,
        Math.min(max, env.number("DB_POOL_MIN", 2, 0, 1000)),
        Duration.ofMillis(env.number("DB_POOL_IDLE_TIMEOUT_MS", 30_000, 10_000, 3_600_000)),
        Duration.ofMillis(env.number("DB_POOL_CONNECTION_TIMEOUT_MS", 5_000, 250, 600_000)));
  }

  /** The owner role's connection, or the application's where no other is given. */
  public DatabaseUrl owner() {
    return migrationDatabase.orElse(database);
  }

  private static String defaultName(String process, Environment env) {
    return env.text("HOSTNAME").orElse("local")
        + "-"
        + process
        + "-"
        + ProcessHandle.current().pid();
  }
}
