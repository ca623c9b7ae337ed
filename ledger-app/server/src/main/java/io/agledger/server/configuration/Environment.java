package io.agledger.server.configuration;

import java.util.Map;
import java.util.Optional;

/**
 * Typed reading of environment variables. A wrong value is an {@link InvalidVariable} that names
 * its variable.
 */
record Environment(Map<String, String> variables) {

  static final class InvalidVariable extends RuntimeException {
    InvalidVariable(String message) {
      super(message);
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> new InvalidVariable(name + " environment variable is required"));
  }

  int number(String name, int fallback, int min, int max) {
    var value = text(name).orElse(Integer.toString(fallback));
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new InvalidVariable(
        name + " must be a whole number from " + min + " to " + max + ", not '" + value + "'");
  }

  boolean flag(String name, boolean fallback) {
    var value = text(name).orElse(Boolean.toString(fallback));
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidVariable(name + " must be true or false, not '" + value + "'");
    };
  }

  String oneOf(String name, String fallback, String... allowed) {
    var value = text(name).orElse(fallback);
    for (var candidate : allowed) {
      if (candidate.equalsIgnoreCase(value)) {
        return candidate;
      }
    }
    throw new InvalidVariable(
        name + " must be one of " + String.join(", ", allowed) + ", not '" + value + "'");
  }

  /** The message leaves the password out. */
  Optional<DatabaseUrl> database(String name) {
    return text(name)
        .map(value -> {
          var url = DatabaseUrl.parse(value);
          if (url == null) {
            throw new InvalidVariable(
                name + " must look like postgresql://user:password@host:port/database");
          }
          return url;
        });
  }
}
