package io.agledger.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.e2e.github.Deliveries;
import io.agledger.e2e.github.Delivery;
import io.agledger.e2e.github.EventSchemas;
import io.agledger.e2e.github.Events;
import io.agledger.e2e.installation.Installation;
import io.agledger.e2e.installation.Running;
import io.agledger.e2e.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Running.class)
class SmallDemoIT {

  private static final Path DATA = Path.of("data");
  private static final Set<String> KINDS =
      Set.of("push", "ping", "deployment", "deployment_status", "workflow_job");

  @TempDir Path folder;

  /** */
  @Test
  void entriesSignedBeforeAndAfterARotationVerifyOffline(Installation installation)
      throws Exception {
    var tally = new Tally();
    var deliveries = fewDeliveries();
    var feed = new Feed(new Notary(Agents.of(installation), tally), deliveries);
    var rotation = new Rotation(installation.kubectl());
    var first = rotation.activeKey();

    feed.sendUntil(deliveries.size() / 2);
    var second = rotation.rotate("it-1");
    feed.sendUntil(deliveries.size());

    assertThat(tally.events()).isEqualTo(deliveries.size());
    assertThat(tally.entriesByKey()).containsOnlyKeys(first, second);
    assertThat(verified(installation).status()).isZero();
  }

  /** */
  @Test
  void aForgedByteIsNamedWithItsRecord(Installation installation) throws Exception {
    new Feed(new Notary(Agents.of(installation), new Tally()), fewDeliveries()).sendUntil(3);
    verified(installation);

    var forgery = Forgery.of(folder.resolve("dump"), folder.resolve("forged"));
    var verdict =
        installation.verify(
            "--keys", folder.resolve("keys.json").toString(), forgery.folder().toString());

    assertThat(verdict.status()).isEqualTo(1);
    assertThat(verdict.out())
        .contains("failures : 1")
        .containsPattern("PAYLOAD_MISMATCH record=[0-9a-f-]{36} position=1");
  }

  @Test
  void theApiServerHoldsTheSourceSchemaUnchanged(Installation installation) throws IOException {
    var source = EventSchemas.read(DATA.resolve("github-webhooks.schema.json")).ofKind("push");

    var applied = installation.kubectl().get("schema", "push").at("/spec/recordSchema/inline");

    assertThat(applied).isEqualTo(source);
  }

  private static List<Delivery> fewDeliveries() throws IOException {
    var events = Events.read(DATA.resolve("github-events.ndjson"));
    return Deliveries.inOrder(
        Events.dealt(events.stream().filter(event -> KINDS.contains(event.kind())).toList()));
  }

  private Program.Output verified(Installation installation)
      throws IOException, InterruptedException {
    var keys = installation.fetchKeys(folder.resolve("keys.json"));
    var dump = installation.dump(folder.resolve("dump"));
    return installation.verify("--keys", keys.toString(), dump.toString());
  }
}
