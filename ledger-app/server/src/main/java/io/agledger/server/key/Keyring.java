package io.agledger.server.key;

import io.agledger.core.Decoded;
import io.agledger.core.key.KeyId;
import io.agledger.core.key.SigningKey;
import io.agledger.server.configuration.ServerConfiguration;
import io.agledger.server.instance.HeldKeys;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The private halves that this process holds: those of the mounted folder, re-read when it changes,
 * and those of the environment. It never says which of them may sign.
 */
@Component
class Keyring implements HeldKeys, SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Keyring.class);
  private static final Duration POLL = Duration.ofSeconds(1); // a rotation waits for it

  private final Optional<KeyFolder> folder;
  private final Map<KeyId, SigningKey> fromEnvironment;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<KeyId, SigningKey> held;
  private @Nullable Thread watcher;

  Keyring(ServerConfiguration configuration) {
    this.folder = configuration.signingKeyDirectory().map(KeyFolder::new);
    this.fromEnvironment = new HashMap<>();
    configuration.signingKey().ifPresent(text -> hold("VAULT_SIGNING_KEY", text));
    configuration.previousSigningKey().ifPresent(text -> hold("VAULT_SIGNING_KEY_PREVIOUS", text));
    this.held = read();
  }

  Optional<SigningKey> find(KeyId keyId) {
    return Optional.ofNullable(held.get(keyId));
  }

  @Override
  public SortedSet<String> keyIds() {
    var ids = new TreeSet<String>();
    held.keySet().forEach(id -> ids.add(id.hex()));
    return ids;
  }

  /** {@code listener} runs after every change of the set; it must be quick. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Looks at the folder now. */
  void refresh() {
    var now = read();
    if (!now.keySet().equals(held.keySet())) {
      held = now;
      log.info("Signing keys held by this process: {}", keyIds());
      listeners.forEach(Runnable::run);
    }
  }

  private Map<KeyId, SigningKey> read() {
    var keys = new HashMap<>(fromEnvironment);
    folder.ifPresent(present -> present.read().forEach(key -> keys.put(key.keyId(), key)));
    return Map.copyOf(keys);
  }

  private void hold(String variable, String text) {
    var key = parse(text);
    if (key instanceof Decoded.Ok<SigningKey>(SigningKey signingKey)) {
      fromEnvironment.put(signingKey.keyId(), signingKey);
    } else {
      throw new IllegalArgumentException(
          variable + " must be an Ed25519 private key, PKCS#8 as PEM or base64");
    }
  }

  static Decoded<SigningKey> parse(String text) {
    if (text.contains("-----BEGIN")) {
      return SigningKey.ofPem(text.replace("\\n", "\n"));
    }
    try {
      return SigningKey.ofPkcs8(Base64.getDecoder().decode(text.strip()));
    } catch (IllegalArgumentException _) {
      return new Decoded.Malformed<>("not base64");
    }
  }

  @Override
  public void start() {
    watcher = Thread.ofVirtual().name("signing-key-folder").start(this::watch);
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

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      refresh();
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException _) {
        return;
      }
    }
  }
}
