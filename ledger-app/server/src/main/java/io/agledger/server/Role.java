package io.agledger.server;

/** What one process of the server does. */
public enum Role {
  /** Serves the HTTP API. */
  API("api"),
  /** Runs scheduled maintenance. */
  WORKER("worker"),
  /** Both, for small installations and tests. */
  COMBINED("api", "worker");

  private final String[] profiles;

  Role(String... profiles) {
    this.profiles = profiles;
  }

  /**
   * Spring profiles that switch the beans of this role on ({@code @Profile("api")},
   * {@code @Profile("worker")}).
   */
  String[] profiles() {
    return profiles.clone();
  }

  boolean servesApi() {
    return this != WORKER;
  }
}
