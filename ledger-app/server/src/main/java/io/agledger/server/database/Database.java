package io.agledger.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agledger.server.configuration.ServerConfiguration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application's connection pool. */
@Configuration(proxyBeanMethods = false)
class Database {

  @Bean
  HikariDataSource dataSource(ServerConfiguration configuration) {
    var config = new HikariConfig();
    var database = configuration.database();
    var pool = configuration.pool();
    config.setPoolName("agledger");
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(pool.max());
    config.setMinimumIdle(pool.min());
    config.setIdleTimeout(pool.idleTimeout().toMillis());
    config.setConnectionTimeout(pool.connectionTimeout().toMillis());
    // The process starts and answers /livez without a database; /readyz says what is missing.
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty(
        PGProperty.APPLICATION_NAME.getName(), configuration.instanceName());
    config.addDataSourceProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
    // Whatever the server's default: an acknowledged append is on disk.
    config.setConnectionInitSql("SET synchronous_commit TO on");
    return new HikariDataSource(config);
  }

  /** A connection outside the pool, for a listener or a lock that lives as long as the process. */
  static Connection dedicated(ServerConfiguration configuration, Duration socketTimeout)
      throws SQLException {
    var properties = new Properties();
    PGProperty.USER.set(properties, configuration.database().user());
    PGProperty.PASSWORD.set(properties, configuration.database().password());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true);
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) socketTimeout.toSeconds());
    PGProperty.APPLICATION_NAME.set(properties, configuration.instanceName() + "-listener");
    return DriverManager.getConnection(configuration.database().jdbcUrl(), properties);
  }
}
