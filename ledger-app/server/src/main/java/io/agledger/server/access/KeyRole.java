package io.agledger.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API key may be used for. */
public enum KeyRole {
  /** One agent of one org: appends and reads. */
  AGENT("agt"),
  /** One org: reads. */
  ADMIN("adm"),
  /** The whole installation: administers; appends nothing. */
  PLATFORM("plt");

  private final String prefix;

  KeyRole(String shortName) {
    this.prefix = "agl_" + shortName + "_";
  }

  /** How the text of a minted key begins, so that a leaked one is recognised. */
  String prefix() {
    return prefix;
  }

  /** The name in JSON and in the database. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<KeyRole> of(String wire) {
    return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
  }
}
