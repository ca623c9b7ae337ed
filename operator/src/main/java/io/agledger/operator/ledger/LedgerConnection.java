package io.agledger.operator.ledger;

import io.agledger.api.v1beta1.LedgerSpec;
import io.agledger.operator.client.ClientSettings;
import io.agledger.operator.client.LedgerClient;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Locale;

/**
 * How one Ledger resource is reached.
 *
 * @param instanceId empty until the first successful probe
 */
public record LedgerConnection(
    ResourceID id,
    LedgerSpec spec,
    ClientSettings settings,
    LedgerClient client,
    Circuit circuit,
    String instanceId) {

  /** {@code <ownerId>/<kind>/<namespace>/<name>}: the same after a cluster was rebuilt. */
  public String ownerKey(HasMetadata resource) {
    var metadata = resource.getMetadata();
    String kind = resource.getKind().toLowerCase(Locale.ROOT);
    return String.join("/", spec.ownerId(), kind, metadata.getNamespace(), metadata.getName());
  }

  public String endpoint() {
    return spec.endpoint().url();
  }

  public Duration resyncInterval() {
    return spec.client().resyncInterval().toDuration();
  }

  LedgerConnection withInstance(String newInstanceId) {
    return new LedgerConnection(id, spec, settings, client, circuit, newInstanceId);
  }
}
