package io.agledger.server.configuration;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A libpq connection URI, {@code postgresql://user:password@host:port/database?parameters}, in the
 * parts that JDBC wants.
 *
 * @param jdbcUrl without credentials, so that it may be logged
 */
public record DatabaseUrl(String jdbcUrl, String user, String password) {

  /** Reads a URI; null when it is not one. */
  static @Nullable DatabaseUrl parse(String text) {
    try {
      var uri = URI.create(text);
      var scheme = uri.getScheme();
      if (uri.getHost() == null
          || uri.getRawUserInfo() == null
          || !("postgresql".equals(scheme) || "postgres".equals(scheme))) {
        return null;
      }
      var credentials = uri.getRawUserInfo().split(":", 2);
      var port = uri.getPort() < 0 ? 5432 : uri.getPort();
      var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return new DatabaseUrl(
          "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query,
          decode(credentials[0]),
          credentials.length == 2 ? decode(credentials[1]) : "");
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return jdbcUrl + " as " + user;
  }
}
