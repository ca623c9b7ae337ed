package io.agledger.server.operations;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers and has the schema that this build needs (contract A-07, H-17).
 *
 * <p>An answer is kept for a second, so that probes of many kubelets and balancers cost one query.
 */
@Component
class SchemaState {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int QUERY_TIMEOUT_SECONDS = 2;
  private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*\\.sql");

  enum State {
    CURRENT,
    BEHIND,
    UNREACHABLE
  }

  private record Look(State state, Instant at) {}

  private final DataSource dataSource;
  private final int required;
  private Look last = new Look(State.UNREACHABLE, Instant.MIN);

  SchemaState(DataSource dataSource) throws IOException {
    this.dataSource = dataSource;
    this.required = newestMigration();
  }

  synchronized State look() {
    if (last.at().isBefore(Instant.now().minus(FRESH))) {
      last = new Look(query(), Instant.now());
    }
    return last.state();
  }

  private State query() {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
      try (var rs =
          statement.executeQuery(
              "SELECT coalesce(max(version::int) FILTER (WHERE success), 0), bool_and(success) FROM flyway_schema_history")) {
        return rs.next() && rs.getInt(1) >= required && rs.getBoolean(2)
            ? State.CURRENT
            : State.BEHIND;
      }
    } catch (SQLException failure) {
      return "42P01".equals(failure.getSQLState())
          ? State.BEHIND
          : State.UNREACHABLE; // 42P01: no such table yet
    }
  }

  private static int newestMigration() throws IOException {
    var migrations =
        new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");
    return Arrays.stream(migrations)
        .map(resource -> MIGRATION.matcher(Objects.requireNonNull(resource.getFilename())))
        .filter(Matcher::matches)
        .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
        .max()
        .orElseThrow();
  }
}
