package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading and writing resources as the operator does. */
class ResourceTest {

  /** The manifests that people copy: every field that a person would set is in one of them. */
  static Stream<Path> examples() throws IOException {
    return Files.list(Path.of("../docs/examples")).filter(f -> f.toString().endsWith(".yaml"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void writingAResourceBackChangesNothingThatItsAuthorWrote(Path example) throws IOException {
    for (String document : Files.readString(example).split("\n---\n")) {
      JsonNode written = Serialization.yamlMapper().readTree(document);
      if (written.get("apiVersion").textValue().startsWith("agledger.io/")) {
        JsonNode back = Serialization.jsonMapper().valueToTree(Manifests.read(written));
        assertContains(back.get("spec"), written.get("spec"), written.get("kind").textValue());
      }
    }
  }

  private static void assertContains(JsonNode whole, JsonNode part, String place) {
    if (part.isObject()) {
      part.properties()
          .forEach(field -> {
            String inner = place + "." + field.getKey();
            assertThat(whole.has(field.getKey())).as(inner).isTrue();
            assertContains(whole.get(field.getKey()), field.getValue(), inner);
          });
    } else if (part.isArray()) {
      assertThat(whole).as(place).hasSameSizeAs(part);
      for (int i = 0; i < part.size(); i++) {
        assertContains(whole.get(i), part.get(i), place + "[" + i + "]");
      }
    } else {
      assertThat(whole).as(place).isEqualTo(part);
    }
  }

  @Test
  void aFieldOfANewerReleaseIsSkipped() {
    var agent =
        Serialization.unmarshal(
            """
            {"apiVersion": "agledger.io/v1beta1", "kind": "Agent", "metadata": {"name": "bot"},
             "spec": {"orgRef": {"name": "acme", "uid": "1"}, "quota": {"perDay": 5}},
             "status": {"observedGeneration": -1, "phase": "x"}}
            """,
            Agent.class);
    assertThat(agent.getSpec().orgRef()).isEqualTo(new OrgReference("acme"));
  }

  @Test
  void aStatusIsReadAsItWasWritten() {
    var condition =
        new ConditionBuilder()
            .withType("Ready")
            .withStatus("True")
            .withReason("Synced")
            .withMessage("equal to the spec")
            .withLastTransitionTime("2026-11-21T10:00:00Z")
            .withObservedGeneration(3L)
            .build();
    var at = Instant.parse("2026-11-21T10:00:00Z");
    var key =
        new ApiKeyStatus(
            "ci",
            "0197",
            2,
            "ci-key",
            at,
            "TriggerChanged",
            at,
            "7",
            new ApiKeyStatus.Previous("0196", at));
    var status = new OrgStatus(3, "now", "0197c1f2", at, List.of(key), List.of(condition));

    String json = Serialization.asJson(status);

    assertThat(json).contains("\"lastSyncTime\":\"2026-11-21T10:00:00Z\"");
    assertThat(Serialization.unmarshal(json, OrgStatus.class)).isEqualTo(status);
  }

  @Test
  void aResourceThatTheOperatorHasNotSeenHasNoStatus() {
    assertThat(new SigningKey().getStatus()).isNull();
  }
}
