package io.agledger.server.configuration;

/** The result of reading the environment. */
public sealed interface Configured {
  record Valid(ServerConfiguration configuration) implements Configured {}

  /**
   * {@code reason} names the variable and what it must be; it never holds the value of a secret.
   */
  record Invalid(String reason) implements Configured {}
}
