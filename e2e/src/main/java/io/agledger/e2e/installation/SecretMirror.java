package io.agledger.e2e.installation;

import io.agledger.e2e.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for the kubelet, which nobody plays here: keeps a folder equal to the data of one
 * Secret, as a mounted Secret volume would be.
 */
final class SecretMirror implements AutoCloseable {

  private static final ObjectReader JSON = new JsonMapper().readerFor(JsonNode.class);

  /** Between a watch that ended, by the API server's will or its fault, and the next. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Program watch;
  private final SecretVolume volume;
  private final Thread thread;

  private SecretMirror(Program watch, SecretVolume volume) {
    this.watch = watch;
    this.volume = volume;
    this.thread = Thread.ofVirtual().name("secret-mirror").unstarted(this::follow);
  }

  static SecretMirror start(Kubectl kubectl, String secret, Path folder) {
    var mirror = new SecretMirror(kubectl.watchingSecret(secret), new SecretVolume(folder));
    mirror.thread.start();
    return mirror;
  }

  private void follow() {
    try {
      while (true) {
        followOneWatch();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /** Each watch begins with the Secret as it is, so one that breaks loses nothing. */
  private void followOneWatch() throws InterruptedException {
    Process watching;
    try {
      watching = watch.start();
    } catch (IOException _) {
      return;
    }
    var reader = Thread.ofVirtual().start(() -> mirrorAll(watching));
    try {
      reader.join();
    } finally {
      watching.destroy();
    }
  }

  private void mirrorAll(Process watching) {
    try (var secrets = JSON.<JsonNode>readValues(watching.getInputStream())) {
      while (secrets.hasNextValue()) {
        mirror(secrets.nextValue());
      }
    } catch (IOException | JacksonException _) {
      // cut off in the middle of a line; the next watch says it again
    }
  }

  private void mirror(JsonNode secret) throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (var entry : secret.path("data").properties()) {
      files.put(entry.getKey(), Base64.getDecoder().decode(entry.getValue().asString()));
    }
    volume.show(files);
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
