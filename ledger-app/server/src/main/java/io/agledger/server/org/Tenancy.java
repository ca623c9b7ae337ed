package io.agledger.server.org;

import java.util.UUID;

/** What an org's deletion asks of those who keep things in orgs. */
public interface Tenancy {
  /** What this feature keeps in an org. */
  enum Holding {
    NOTHING,
    /** The org's row must stay. */
    SOMETHING,
    /** The org is in use: deleting it is refused. */
    ACTIVE
  }

  Holding holdingOf(UUID org);
}
