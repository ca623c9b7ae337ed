package io.agledger.operator.secret;

import io.agledger.api.v1beta1.ApiKeySpec;
import io.agledger.api.v1beta1.ApiKeyStatus;
import io.agledger.operator.client.Answer;
import io.agledger.operator.client.LedgerClient;
import io.agledger.operator.client.Problem;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.Refusals;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.secret.ApiKeyPlan.Memory;
import io.agledger.operator.secret.ApiKeyPlan.Observed;
import io.agledger.operator.secret.OwnedSecrets.Found;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One pass over one API key: look, decide, act, until nothing is left to do. */
final class ApiKeyPass<P extends HasMetadata> {

  /** More steps than any honest path needs; beyond it something plays against us. */
  private static final int MOST_STEPS = 16;

  private final OwnedSecrets secrets;
  private final Events events;
  private final Clock clock;
  private final KeyOwner owner;
  private final ApiKeySpec spec;
  private final Optional<ApiKeyStatus> before;
  private final LedgerClient ledger;
  private final Context<P> context;
  private final KeySecret layout;
  private final Set<Integer> verified = new HashSet<>();
  private final Set<Integer> refused = new HashSet<>();

  ApiKeyPass(
      OwnedSecrets secrets,
      Events events,
      Clock clock,
      KeyOwner owner,
      ApiKeySpec spec,
      Optional<ApiKeyStatus> before,
      LedgerClient ledger,
      Context<P> context) {
    this.secrets = secrets;
    this.events = events;
    this.clock = clock;
    this.owner = owner;
    this.spec = spec;
    this.before = before;
    this.ledger = ledger;
    this.context = context;
    this.layout = new KeySecret(owner, spec);
  }

  /** How the key stands at the end. */
  record End(Optional<ApiKeyStatus> status, Optional<Verdict> trouble, Optional<Instant> until) {}

  End run() {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      Found found = find();
      ApiKeyStep step = ApiKeyPlan.next(spec, observed(found), memory(), clock.instant());
      switch (step) {
        case ApiKeyStep.Settled(Optional<Instant> until) -> {
          leaveOldSecret();
          return end(found, Optional.empty(), until);
        }
        case ApiKeyStep.Conflict() -> {
          return end(found, Optional.of(conflict()), Optional.empty());
        }
        case ApiKeyStep.Issue issue -> issue(issue);
        default -> {
          Optional<Verdict> trouble = act(step, ((Found.Ours) found).secret());
          if (trouble.isPresent()) {
            return end(found, trouble, Optional.empty());
          }
        }
      }
    }
    var verdict =
        new Verdict.Retrying(Reason.Pending, "API key " + spec.name() + " does not settle.");
    return end(find(), Optional.of(verdict), Optional.empty());
  }

  private void issue(ApiKeyStep.Issue issue) {
    // A predecessor within its overlap is known only from the status, which the new key replaces.
    before.map(ApiKeyStatus::previous).ifPresent(previous -> ledger.revokeApiKey(previous.keyId()));
    // Crash after this line: a Secret whose key the ledger does not know; the next pass tells it.
    secrets.create(
        layout.issued(issue.revision(), issue.reason(), issue.previous(), clock.instant()),
        context);
    var kind = issue.reason() == IssueReason.FirstIssue ? Reason.KeyIssued : Reason.KeyReissued;
    announce(kind, issue.revision(), issue.reason());
  }

  private Optional<Verdict> act(ApiKeyStep step, Secret secret) {
    switch (step) {
      case ApiKeyStep.Register(int revision) -> {
        return register(revision, secret);
      }
      case ApiKeyStep.Replace(int revision, IssueReason reason) -> {
        // Crash after this line: as after Issue.
        write(secret, layout.replaced(secret, revision, reason, clock.instant()));
        announce(Reason.KeyReissued, revision, reason);
      }
      case ApiKeyStep.Stage(int revision, IssueReason reason) ->
          // Crash after this line: the next key waits in the Secret; it is never made twice.
          write(secret, layout.staged(secret, revision, reason));
      case ApiKeyStep.Confirm() ->
          // Crash before this line: registered again under the same id; the ledger says 200 twice.
          write(secret, layout.confirmed(secret));
      case ApiKeyStep.Promote(int revision, Instant revokeAt) -> {
        // Crash before this line: both keys work, the old one is in use. After it: the new one is.
        write(secret, layout.promoted(secret, revision, revokeAt, clock.instant()));
        announce(Reason.KeyRotated, revision, KeySecret.stagedReason(secret));
      }
      case ApiKeyStep.Revoke(int revision) -> {
        ledger.revokeApiKey(owner.keyId(spec.name(), revision));
        // Crash between the two: revoked once more, which the ledger takes for done.
        write(secret, layout.forgotten(secret));
        events.normal(
            owner.resource(), Reason.KeyRevoked, about(revision) + " is no longer valid.");
      }
      case ApiKeyStep.Refresh() -> write(secret, layout.refreshed(secret));
      case ApiKeyStep.Issue ignored -> throw unexpected(step);
      case ApiKeyStep.Conflict ignored -> throw unexpected(step);
      case ApiKeyStep.Settled ignored -> throw unexpected(step);
    }
    return Optional.empty();
  }

  private Optional<Verdict> register(int revision, Secret secret) {
    String keyId = owner.keyId(spec.name(), revision);
    var registration = owner.registration(spec.name(), KeySecret.keyOf(secret, revision));
    switch (ledger.registerApiKey(keyId, registration)) {
      case Answer.Done<String> done -> verified.add(revision);
      case Answer.Refused<String>(Problem problem) -> {
        if (problem.status() != 409) {
          return Optional.of(Refusals.verdict(problem));
        }
        refused.add(revision);
      }
    }
    return Optional.empty();
  }

  /** After a change of {@code secret.name}: the Secret that nobody asks for any more. */
  private void leaveOldSecret() {
    String old = before.map(ApiKeyStatus::secretName).orElse(spec.secret().name());
    if (!old.equals(spec.secret().name())
        && secrets.observe(resource(), old, context) instanceof Found.Ours(Secret secret)
        && layout.isOf(secret)
        && !secret.getMetadata().getOwnerReferences().isEmpty()) {
      secrets.delete(secret);
    }
  }

  private Found find() {
    Found found = secrets.observe(resource(), spec.secret().name(), context);
    // Another key of the same resource sits there: to this key it is somebody else's.
    return found instanceof Found.Ours(Secret secret) && !layout.isOf(secret)
        ? new Found.Foreign()
        : found;
  }

  private Observed observed(Found found) {
    return switch (found) {
      case Found.Absent() -> new Observed.Absent();
      case Found.Foreign() -> new Observed.Foreign();
      case Found.Ours(Secret secret) ->
          new Observed.Ours(
              KeySecret.read(secret), !OwnedSecrets.differs(secret, layout.refreshed(secret)));
    };
  }

  private Memory memory() {
    boolean moved =
        before
            .map(ApiKeyStatus::secretName)
            .filter(name -> !name.equals(spec.secret().name()))
            .isPresent();
    int lastRevision = before.map(ApiKeyStatus::revision).orElse(0);
    return new Memory(lastRevision, moved, Set.copyOf(verified), Set.copyOf(refused));
  }

  private End end(Found found, Optional<Verdict> trouble, Optional<Instant> until) {
    Optional<ApiKeyStatus> status =
        found instanceof Found.Ours(Secret secret) ? Optional.of(status(secret)) : before;
    return new End(status, trouble, until);
  }

  private ApiKeyStatus status(Secret secret) {
    KeyState key = KeySecret.read(secret);
    return new ApiKeyStatus(
        spec.name(),
        owner.keyId(spec.name(), key.revision()),
        key.revision(),
        spec.secret().name(),
        key.issuedAt(),
        key.reason(),
        ApiKeyPlan.rotateAt(spec, key.issuedAt()).orElse(null),
        key.trigger().isEmpty() ? null : key.trigger(),
        key.previous()
            .map(previous ->
                new ApiKeyStatus.Previous(
                    owner.keyId(spec.name(), previous.revision()), previous.revokeAt()))
            .orElse(null));
  }

  private Verdict conflict() {
    return new Verdict.Stalled(
        Reason.SecretConflict,
        "Secret "
            + spec.secret().name()
            + " exists and is not API key "
            + spec.name()
            + "'s own; it is left as it is.");
  }

  private void write(Secret old, Secret changed) {
    secrets.update(old, changed, context);
  }

  private void announce(Reason event, int revision, IssueReason reason) {
    events.normal(owner.resource(), event, about(revision) + " was issued: " + reason + ".");
  }

  private String about(int revision) {
    return "API key " + spec.name() + ", revision " + revision + ",";
  }

  @SuppressWarnings("unchecked")
  private P resource() {
    return (P) owner.resource();
  }

  private static IllegalStateException unexpected(ApiKeyStep step) {
    return new IllegalStateException("not an act on a Secret that is there: " + step);
  }
}
