package io.agledger.server.instance;

import java.util.SortedSet;

/** Which private signing keys this process holds right now, as key ids. */
@FunctionalInterface
public interface HeldKeys {
  SortedSet<String> keyIds();
}
