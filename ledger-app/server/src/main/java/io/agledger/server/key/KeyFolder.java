package io.agledger.server.key;

import io.agledger.core.Decoded;
import io.agledger.core.key.SigningKey;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mounted Secret: one PKCS#8 PEM file per private half, named {@code <keyId>.pem}.
 *
 * <p>Files are listed and read afresh each time: a kubelet swaps a whole Secret volume by
 * re-pointing one symlink, which file events of the links in it do not show.
 */
final class KeyFolder {
  private static final Logger log = LoggerFactory.getLogger(KeyFolder.class);

  private final Path folder;
  private Set<String> complaints = new HashSet<>();

  KeyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What can be read now. A file that is no key, or whose name is not its key's id, is named once
   * in the log.
   */
  List<SigningKey> read() {
    var keys = new ArrayList<SigningKey>();
    var wrong = new HashSet<String>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder, "*.pem")) {
        files.forEach(file -> read(file, keys, wrong));
      } catch (IOException | DirectoryIteratorException failure) {
        wrong.add(folder + " cannot be listed: " + failure.getMessage());
      }
    }
    wrong.stream().filter(complaint -> !complaints.contains(complaint)).forEach(log::warn);
    complaints = wrong;
    return keys;
  }

  private static void read(Path file, List<SigningKey> keys, Set<String> wrong) {
    try {
      switch (SigningKey.ofPem(Files.readString(file))) {
        case Decoded.Ok<SigningKey>(SigningKey key)
            when file.getFileName().toString().equals(key.keyId() + ".pem") ->
            keys.add(key);
        case Decoded.Ok<SigningKey>(SigningKey key) ->
            wrong.add(
                file
                    + " holds key "
                    + key.keyId()
                    + " and is ignored: its name must be "
                    + key.keyId()
                    + ".pem");
        case Decoded.Malformed<SigningKey> malformed ->
            wrong.add(file + " is ignored: " + malformed.reason());
      }
    } catch (IOException failure) {
      wrong.add(
          file
              + " cannot be read: "
              + failure.getMessage()); // swapped away under us: the next look sees the new one
    }
  }
}
