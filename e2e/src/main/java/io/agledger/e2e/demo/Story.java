package io.agledger.e2e.demo;

import static io.agledger.e2e.demo.Expectation.expect;

import io.agledger.e2e.github.Deliveries;
import io.agledger.e2e.github.Delivery;
import io.agledger.e2e.github.Events;
import io.agledger.e2e.installation.Installation;
import io.agledger.e2e.process.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * What happens in the demo once everything runs: notarize, rotate, dump, verify, forge, be found
 * out.
 */
final class Story {

  /** While the key is replaced: fast enough to be seen, slow enough to last. */
  private static final Duration PACE = Duration.ofMillis(100);

  private static final String TRIGGER = "demo-1";

  private final Installation installation;
  private final RunFolder folder;
  private final Screen screen;
  private final Tally tally = new Tally();

  Story(Installation installation, RunFolder folder, Screen screen) {
    this.installation = installation;
    this.folder = folder;
    this.screen = screen;
  }

  /** Returns the sentence that sums it up. */
  String tell(Path events) throws Exception {
    notarize(Deliveries.inOrder(Events.dealt(Events.read(events))));
    dump();
    verify();
    findForgery();
    return "DEMO PASSED: records=%d entries=%d keys=%d failures=0 tampering=detected"
        .formatted(tally.records(), tally.entries(), tally.entriesByKey().size());
  }

  private void notarize(List<Delivery> deliveries) throws Exception {
    var agents =
        screen.step(
            "read the agents' API keys from the Secrets that the operator wrote",
            () -> Agents.of(installation));
    var feed = new Feed(new Notary(agents, tally), deliveries);
    var half = deliveries.size() / 2;
    notarize("first half", () -> feed.sendUntil(half));
    rotateWhileWriting(feed, half + deliveries.size() / 4);
    notarize("the rest", () -> feed.sendUntil(deliveries.size()));
    screen.line("accounted for " + tally);
    screen.line("entries by key: " + tally.entriesByKey());
    expect(tally.events() == deliveries.size(), "every event is in the ledger");
    expect(tally.entriesByKey().size() == 2, "two keys have signed");
  }

  /** Sends some events. */
  @FunctionalInterface
  private interface Sending {
    void send() throws Exception;
  }

  private void notarize(String what, Sending sending) throws Exception {
    var before = tally.entries();
    var from = Instant.now();
    sending.send();
    var took = Duration.between(from, Instant.now());
    var entries = tally.entries() - before;
    screen.done(
        "notarized %s: %d entries, %d a second"
            .formatted(what, entries, entries * 1000L / Math.max(1, took.toMillis())),
        took);
  }

  private void rotateWhileWriting(Feed feed, int end) throws Exception {
    var rotation = new Rotation(installation.kubectl());
    var before = tally.entries();
    var from = Instant.now();
    try (var aside = Executors.newVirtualThreadPerTaskExecutor()) {
      var rotating = aside.submit(() -> rotation.rotate(TRIGGER));
      feed.strollUntil(rotating, end, PACE);
      screen.done(
          "kubectl patch signingkey: %s signs now; %d entries were written meanwhile"
              .formatted(rotating.get(), tally.entries() - before),
          Duration.between(from, Instant.now()));
    }
  }

  private void dump() throws Exception {
    screen.step("vault-dump", () -> installation.dump(folder.dump()));
    screen.step(
        "fetched /v1/verification-keys, which travel apart from the dump",
        () -> installation.fetchKeys(folder.keyDocument()));
  }

  private Program.Output verify(Path dump) {
    return installation.verify("--keys", folder.keyDocument().toString(), dump.toString());
  }

  private void verify() throws Exception {
    var verdict =
        screen.step(
            "agledger-verify --keys verification-keys.json dump", () -> verify(folder.dump()));
    screen.quote(verdict.out());
    expect(verdict.status() == 0, "the verifier accepts the dump: " + verdict);
    expect(
        verdict.out().contains("records  : " + tally.records() + "\n"),
        "the dump has every record");
    expect(
        verdict.out().contains("entries  : " + tally.entries() + "\n"), "the dump has every entry");
  }

  private void findForgery() throws Exception {
    var forgery = Forgery.of(folder.dump(), folder.forged());
    screen.line("forged a copy: " + forgery.what());
    var verdict =
        screen.step(
            "agledger-verify --keys verification-keys.json forged", () -> verify(folder.forged()));
    screen.quote(verdict.out());
    expect(verdict.status() == 1, "the verifier rejects the forgery: " + verdict);
    expect(verdict.out().contains("PAYLOAD_MISMATCH record="), "it names the forged record");
  }
}
