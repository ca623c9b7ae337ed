package io.agledger.e2e.installation;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What an installation is made of.
 *
 * @param folder everything it writes goes here
 * @param context the kubeconfig context to use instead of a control plane of its own
 */
public record Settings(Artifacts artifacts, Path folder, Optional<String> context) {

  public Settings {
    folder = folder.toAbsolutePath().normalize();
  }

  /** In a cluster that others use too, each run needs a namespace of its own. */
  String namespace() {
    return context.isPresent() ? "agledger-demo-" + folder.getFileName() : "agledger-demo";
  }
}
