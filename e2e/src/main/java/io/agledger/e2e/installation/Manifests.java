package io.agledger.e2e.installation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The manifests of {@code e2e/demo}, each one resource, in the order of their numbers. */
final class Manifests {

  /** As named in the manifests. */
  static final String PLATFORM_KEY_SECRET = "agledger-platform-key";

  static final String SIGNING_KEY_SECRET = "agledger-signing-keys";

  private static final String LEDGER_URL = "http://localhost:8080";

  private Manifests() {}

  /** Those whose file name the filter takes, with our own ledger's address in place of theirs. */
  static List<String> read(Path folder, Predicate<String> filter, URI ledger) throws IOException {
    var manifests = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
      for (var file : files) {
        if (filter.test(file.getFileName().toString())) {
          manifests.add(Files.readString(file).replace(LEDGER_URL, ledger.toString()));
        }
      }
    }
    return manifests;
  }
}
