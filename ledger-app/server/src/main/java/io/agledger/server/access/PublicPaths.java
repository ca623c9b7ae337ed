package io.agledger.server.access;

import java.util.Set;

/** What is answered without a key. Exact matches only: any other spelling of a path needs one. */
final class PublicPaths {
  private static final Set<String> PATHS =
      Set.of(
          "/livez",
          "/readyz",
          "/health",
          "/health/ready",
          "/openapi.json",
          "/v1/verification-keys",
          "/.well-known/agledger-vault-keys.json");

  private PublicPaths() {}

  static boolean contains(String rawPath) {
    return PATHS.contains(rawPath);
  }
}
