package io.agledger.operator.ledger;

import io.agledger.api.v1beta1.Ledger;
import io.agledger.api.v1beta1.LedgerStatus;
import io.agledger.operator.condition.Events;
import io.agledger.operator.condition.Reason;
import io.agledger.operator.condition.StatusWriter;
import io.agledger.operator.condition.Verdict;
import io.agledger.operator.secret.SecretValues;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps one connection, and says how it is. The only one who asks a ledger whether it is well. */
@ControllerConfiguration(name = "ledger")
public final class LedgerReconciler implements Reconciler<Ledger> {

  /** While all is well; a request that fails brings the next look forward. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  private final LedgerConnections connections;
  private final SecretValues secrets;
  private final StatusWriter statuses;
  private final Events events;
  private final Clock clock;

  public LedgerReconciler(
      LedgerConnections connections,
      SecretValues secrets,
      StatusWriter statuses,
      Events events,
      Clock clock) {
    this.connections = connections;
    this.secrets = secrets;
    this.statuses = statuses;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, Ledger>> prepareEventSources(EventSourceContext<Ledger> context) {
    var doubts = new SimpleInboundEventSource<Ledger>("doubts");
    connections.onDoubt(doubts::propagateEvent);
    return List.of(doubts);
  }

  @Override
  public UpdateControl<Ledger> reconcile(Ledger ledger, Context<Ledger> context) {
    ResourceID id = ResourceID.fromResource(ledger);
    if (context.isPrimaryResourceDeleted()) {
      connections.forget(id);
      return UpdateControl.noUpdate();
    }
    return switch (ConnectionSettings.of(ledger, secrets)) {
      case ConnectionSettings.Incomplete(Verdict verdict) -> {
        report(ledger, context, verdict, Optional.empty());
        if (connections.cannotConnect(id)) {
          events.warning(ledger, verdict.reason(), verdict.message());
          connections.news(id);
        }
        yield lookAgain(Circuit.PROBE_PAUSE);
      }
      case ConnectionSettings.Complete(var settings) ->
          look(ledger, context, connections.connect(id, ledger.getSpec(), settings));
    };
  }

  private UpdateControl<Ledger> look(
      Ledger ledger, Context<Ledger> context, LedgerConnection connection) {
    Duration wait = connection.circuit().claimProbe(clock.instant());
    if (wait.isPositive()) {
      return lookAgain(wait);
    }
    Probe probe = Probe.of(connection.client());
    report(ledger, context, verdict(ledger, probe), Optional.of(probe));
    return switch (probe) {
      case Probe.Up up -> {
        opened(ledger, connection, up.health().instanceId());
        yield lookAgain(LOOK_EVERY);
      }
      case Probe.Down down -> {
        if (connection.circuit().probed(false)) {
          events.warning(ledger, down.reason(), down.message());
          connections.news(connection.id());
        }
        yield lookAgain(Circuit.PROBE_PAUSE);
      }
    };
  }

  /** The status is written by now, so whoever is woken finds the Ledger as it is reported. */
  private void opened(Ledger ledger, LedgerConnection connection, String instanceId) {
    boolean another = !connection.instanceId().equals(instanceId);
    if (another && !connection.instanceId().isEmpty()) {
      events.warning(
          ledger,
          Reason.LedgerChanged,
          "Another database answers: instance " + instanceId + ". Everything is applied again.");
    }
    connections.met(connection, instanceId);
    if (connection.circuit().probed(true) || another) {
      connections.news(connection.id());
    }
  }

  private static Verdict verdict(Ledger ledger, Probe probe) {
    return ledger.getSpec().suspend() && probe instanceof Probe.Up
        ? new Verdict.Suspended("Connected; nothing is changed while spec.suspend is true.")
        : probe.verdict();
  }

  private void report(
      Ledger ledger, Context<Ledger> context, Verdict verdict, Optional<Probe> probe) {
    Optional<LedgerStatus> old = Optional.ofNullable(ledger.getStatus());
    String version = old.map(LedgerStatus::version).orElse(null);
    String instance = old.map(LedgerStatus::instanceId).orElse(null);
    if (probe.orElse(null) instanceof Probe.Up(var health)) {
      version = health.version();
      instance = health.instanceId();
    }
    String v = version;
    String i = instance;
    statuses.write(
        ledger,
        context,
        verdict,
        List.of(),
        head ->
            new LedgerStatus(
                head.observedGeneration(),
                head.lastHandledReconcileAt(),
                head.lastSyncTime(),
                v,
                i,
                head.conditions()));
  }

  private static UpdateControl<Ledger> lookAgain(Duration delay) {
    return UpdateControl.<Ledger>noUpdate().rescheduleAfter(delay);
  }
}
