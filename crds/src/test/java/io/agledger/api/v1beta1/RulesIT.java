package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every CEL rule of every CRD, judged by a real API server. */
@ExtendWith(Cluster.Shared.class)
class RulesIT {

  static Stream<Rule> rules() {
    return Manifests.KINDS.stream().flatMap(kind -> Rule.of(kind.getSimpleName()).stream());
  }

  static Stream<Rule> transitions() {
    return rules().filter(Rule::isTransition);
  }

  static Stream<Rule> states() {
    return rules().filter(rule -> !rule.isTransition());
  }

  @Test
  void everyRuleHasItsPair() {
    List<String> declared = new ArrayList<>();
    for (var kind : Manifests.KINDS) {
      String file = CustomResource.getCRDName(kind) + ".yaml";
      declared.addAll(Rule.declared(kind.getSimpleName(), Path.of(file)));
    }
    assertThat(rules().map(Rule::place)).containsExactlyInAnyOrderElementsOf(declared);
  }

  @ParameterizedTest
  @MethodSource("states")
  void aSpecThatKeepsTheRuleIsAccepted(Rule rule, Cluster cluster) {
    resource(cluster, rule, rule.accepted()).dryRun().create();
  }

  @ParameterizedTest
  @MethodSource("states")
  void aSpecThatBreaksTheRuleIsRefusedAndSaysWhere(Rule rule, Cluster cluster) {
    var refused = resource(cluster, rule, rule.rejected()).dryRun();
    assertRefused(rule, refused::create);
  }

  @ParameterizedTest
  @MethodSource("transitions")
  void anUpdateIsJudgedByWhatWasBefore(Rule rule, Cluster cluster) {
    GenericKubernetesResource stored = resource(cluster, rule, rule.before()).create();
    try {
      var accepted = cluster.client().resource(withSpec(stored, rule.accepted())).dryRun();
      accepted.update();
      var refused = cluster.client().resource(withSpec(stored, rule.rejected())).dryRun();
      assertRefused(rule, refused::update);
    } finally {
      cluster.client().resource(stored).delete();
    }
  }

  private static void assertRefused(Rule rule, Runnable write) {
    assertThatThrownBy(write::run)
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(rule.path() + ": Invalid value")
        .hasMessageContaining(rule.message());
  }

  private static NamespaceableResource<GenericKubernetesResource> resource(
      Cluster cluster, Rule rule, JsonNode spec) {
    GenericKubernetesResource empty =
        new GenericKubernetesResourceBuilder()
            .withApiVersion("agledger.io/v1beta1")
            .withKind(rule.kind())
            .withNewMetadata()
            .withGenerateName("rule-")
            .withNamespace("default")
            .endMetadata()
            .build();
    return cluster.client().resource(withSpec(empty, spec));
  }

  private static GenericKubernetesResource withSpec(GenericKubernetesResource like, JsonNode spec) {
    return new GenericKubernetesResourceBuilder(like)
        .addToAdditionalProperties("spec", spec)
        .build();
  }
}
