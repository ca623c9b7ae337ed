package io.agledger.server.access;

import io.agledger.server.configuration.ServerConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The first platform key: whoever installs the ledger puts a random key into a file, usually a
 * mounted Secret, and the server takes over its hash. When the file changes, the new key works and
 * the old one is revoked.
 *
 * <p>The file is read afresh each second: a kubelet swaps a Secret volume by re-pointing one
 * symlink above it.
 */
@Component
@Profile("api")
class PlatformKeyFile implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(PlatformKeyFile.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Optional<Path> file;
  private final FirstPlatformKey registration;
  private @Nullable RawKey registered;
  private String complaint = "";
  private volatile @Nullable Thread watcher;

  PlatformKeyFile(ServerConfiguration configuration, FirstPlatformKey registration) {
    this.file = configuration.platformKeyFile();
    this.registration = registration;
  }

  /**
   * Stops the start when the file is not usable: without it nobody could administer this
   * installation.
   */
  @Override
  public void start() {
    file.ifPresent(path -> {
      try {
        follow(read(path));
      } catch (IOException | Unusable failure) {
        throw new IllegalStateException(describe(path, failure));
      }
      watcher = Thread.ofVirtual().name("platform-key-file").start(() -> watch(path));
    });
  }

  private void watch(Path path) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(POLL);
        follow(read(path));
        complaint = "";
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (IOException | Unusable failure) {
        complain(describe(path, failure) + "; the key registered before still works");
      }
    }
  }

  private void follow(RawKey key) {
    if (key.equals(registered)) {
      return;
    }
    try {
      registration.register(key, registered);
      registered = key;
    } catch (DataAccessException | TransactionException noDatabase) {
      complain("The platform key is not registered yet: " + noDatabase.getMessage());
    }
  }

  /** Once for as long as it lasts. */
  private void complain(String line) {
    if (!line.equals(complaint)) {
      log.warn("{}", line);
      complaint = line;
    }
  }

  private static RawKey read(Path path) throws IOException, Unusable {
    return RawKey.parse(Files.readString(path).strip()).orElseThrow(Unusable::new);
  }

  private static String describe(Path path, Exception failure) {
    return failure instanceof Unusable
        ? "AGLEDGER_PLATFORM_KEY_FILE "
            + path
            + " must hold one key of 32 to 256 characters A-Z a-z 0-9 - . _ ~ + /"
        : "AGLEDGER_PLATFORM_KEY_FILE " + path + " cannot be read: " + failure.getMessage();
  }

  /** Never says what the file holds. */
  private static final class Unusable extends Exception {
    Unusable() {
      super(null, null, false, false);
    }
  }

  @Override
  public void stop() {
    if (watcher != null) {
      watcher.interrupt();
      watcher = null;
    }
  }

  @Override
  public boolean isRunning() {
    return watcher != null;
  }

  /**
   * Before the web server, which starts in the last phases: no request is refused for want of it.
   */
  @Override
  public int getPhase() {
    return 0;
  }
}
