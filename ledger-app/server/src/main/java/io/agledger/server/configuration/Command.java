package io.agledger.server.configuration;

import io.agledger.server.Role;
import java.nio.file.Path;
import java.util.Arrays;

/** What the process was asked to do. */
public sealed interface Command {
  String USAGE = "usage: agledger-server <api|worker|combined|migrate|vault-dump DIR>";

  /** Run until a signal. */
  record Serve(Role role) implements Command {}

  /** Bring the database schema up to date, then exit. */
  record Migrate() implements Command {}

  /** Write the whole ledger to a folder that {@code agledger-verify} reads, then exit. */
  record Dump(Path directory) implements Command {}

  /** Not understood. */
  record Wrong(String usage) implements Command {}

  static Command parse(String[] args) {
    if (args.length == 1 && args[0].equals("migrate")) {
      return new Migrate();
    }
    if (args.length == 2 && args[0].equals("vault-dump")) {
      return new Dump(Path.of(args[1]));
    }
    if (args.length == 1) {
      return Arrays.stream(Role.values())
          .filter(role -> role.process().equals(args[0]))
          .<Command>map(Serve::new)
          .findFirst()
          .orElse(new Wrong(USAGE));
    }
    return new Wrong(USAGE);
  }
}
