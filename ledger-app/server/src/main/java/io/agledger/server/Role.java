package io.agledger.server;

import java.util.Locale;

/** What one process of the server does. */
public enum Role {
  /** Serves the HTTP API. */
  API("api"),
  /** Runs scheduled maintenance. */
  WORKER("worker"),
  /** Both, for small installations and tests. */
  COMBINED("api,worker");

  private final String profiles;

  Role(String profiles) {
    this.profiles = profiles;
  }

  /**
   * Spring profiles that switch the beans of this role on ({@code @Profile("api")},
   * {@code @Profile("worker")}).
   */
  String[] profiles() {
    return profiles.split(",", -1);
  }

  /** As in the command line. */
  public String process() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean servesApi() {
    return this != WORKER;
  }
}
