package io.agledger.operator;

import static io.agledger.operator.Workbench.message;
import static io.agledger.operator.Workbench.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agledger.operator.client.FakeManaged.Thing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each kind, from manifest to Ready. */
class KindsIT {

  private final Workbench bench = Workbench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aLedgerReportsVersionAndInstance() {
    var ledger = bench.awaitReady(Samples.ledger(bench.namespace, bench.ledger.uri()));
    assertThat(status(ledger).version()).isEqualTo("0.1.0");
    assertThat(status(ledger).instanceId()).isEqualTo(bench.ledger.instanceId());
  }

  @Test
  void everyKindBecomesReady() {
    var org = bench.createOrg("acme");
    var agent = bench.createAgent("bot", "acme");
    var schema = bench.create(Samples.schema(bench.namespace, "invoice-v1", "acme", "object"));
    var webhook = bench.create(Samples.webhook(bench.namespace, "billing", "acme"));
    bench.awaitReady(org);
    bench.awaitReady(schema);
    bench.awaitReady(webhook);
    var ready = bench.awaitReady(agent);

    Thing thing = bench.ledger.managed.byOwner(bench.ownerKey(agent)).orElseThrow();
    assertThat(status(ready).externalId()).isEqualTo(thing.id);
    assertThat(thing.state.path("capabilities").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(thing.state.path("orgId").asText()).isEqualTo(status(bench.now(org)).externalId());
  }

  @Test
  void anUnusableSchemaIsStalledWithTheServersWords() {
    bench.awaitReady(bench.createOrg("acme"));
    var schema = bench.create(Samples.schema(bench.namespace, "bad", "acme", "objekt"));
    schema = bench.awaitCondition(schema, "Stalled", "True", "InvalidSpec");
    assertThat(message(schema, "Ready")).contains("'type'", "/recordSchema/type");
  }

  @Test
  void aSchemaInAConfigMapWaitsForIt() {
    bench.awaitReady(bench.createOrg("acme"));
    var schema = bench.create(Samples.schemaInConfigMap(bench.namespace, "invoice-v1", "acme"));
    schema = bench.awaitCondition(schema, "Ready", "False", "ReferenceNotFound");
    assertThat(message(schema, "Ready")).contains("ConfigMap schemas");
    bench.create(
        Samples.configMap(bench.namespace, "schemas", "invoice.json", "{\"type\":\"object\"}"));
    bench.poke(schema);
    bench.awaitReady(schema);
  }

  @Test
  void anObjectOfAnotherOwnerIsNotTakenOver() {
    var state = new ObjectMapper().createObjectNode().put("slug", "acme");
    bench.ledger.managed.existing("org", state, "other/org/x/acme");
    var org = bench.createOrg("acme");
    bench.awaitCondition(org, "Stalled", "True", "Conflict");
    bench.live(org).delete();
    bench.awaitGone(org);
    assertThat(bench.ledger.managed.byOwner("other/org/x/acme")).isPresent();
  }
}
