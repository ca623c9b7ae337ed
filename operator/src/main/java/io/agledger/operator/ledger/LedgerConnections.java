package io.agledger.operator.ledger;

import io.agledger.api.v1beta1.LedgerSpec;
import io.agledger.operator.client.ClientSettings;
import io.agledger.operator.client.Gate;
import io.agledger.operator.client.LedgerClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The connections of this process, one for each Ledger resource, and who wants to hear of them. */
public final class LedgerConnections {

  private final BiFunction<ClientSettings, Gate, LedgerClient> clients;
  private final Map<ResourceID, LedgerConnection> connections = new ConcurrentHashMap<>();
  private final Set<ResourceID> unusable = ConcurrentHashMap.newKeySet();
  private final List<Consumer<ResourceID>> onNews = new CopyOnWriteArrayList<>();
  private final List<Consumer<ResourceID>> onDoubt = new CopyOnWriteArrayList<>();

  public LedgerConnections(BiFunction<ClientSettings, Gate, LedgerClient> clients) {
    this.clients = clients;
  }

  /** Empty until the Ledger's own reconciler has met it. */
  public Optional<LedgerConnection> of(ResourceID ledger) {
    return Optional.ofNullable(connections.get(ledger));
  }

  /**
   * True for a Ledger resource that cannot even be tried: a Secret it names is missing or wrong.
   */
  public boolean isUnusable(ResourceID ledger) {
    return unusable.contains(ledger);
  }

  /** Called when the ledger came up, went down, or turned out to be another one. */
  public void onNews(Consumer<ResourceID> listener) {
    onNews.add(listener);
  }

  void onDoubt(Consumer<ResourceID> listener) {
    onDoubt.add(listener);
  }

  void news(ResourceID ledger) {
    onNews.forEach(listener -> listener.accept(ledger));
  }

  /** Keeps the circuit, and the client too unless the settings changed. */
  LedgerConnection connect(ResourceID id, LedgerSpec spec, ClientSettings settings) {
    LedgerConnection known = connections.get(id);
    Circuit circuit = known == null ? new Circuit(() -> doubt(id)) : known.circuit();
    LedgerClient client =
        known != null && known.settings().equals(settings)
            ? known.client()
            : clients.apply(settings, circuit);
    String instanceId = known == null ? "" : known.instanceId();
    var connection = new LedgerConnection(id, spec, settings, client, circuit, instanceId);
    connections.put(id, connection);
    unusable.remove(id);
    return connection;
  }

  /** Takes note that it cannot even be tried; true when this is news. */
  boolean cannotConnect(ResourceID id) {
    of(id).ifPresent(connection -> connection.circuit().probed(false));
    return unusable.add(id);
  }

  void met(LedgerConnection connection, String instanceId) {
    connections.put(connection.id(), connection.withInstance(instanceId));
  }

  void forget(ResourceID id) {
    connections.remove(id);
    unusable.remove(id);
  }

  private void doubt(ResourceID ledger) {
    onDoubt.forEach(listener -> listener.accept(ledger));
  }
}
