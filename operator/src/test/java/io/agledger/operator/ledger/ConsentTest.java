package io.agledger.operator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.api.v1beta1.AllowedNamespaces;
import io.agledger.api.v1beta1.AllowedNamespaces.From;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {

  @ParameterizedTest
  @CsvSource({"SAME, home, true", "SAME, away, false", "ALL, away, true"})
  void onesOwnNamespaceAlwaysAndOthersWhenAsked(From from, String namespace, boolean given) {
    var allowed = new AllowedNamespaces(from, null);
    assertThat(Consent.given(allowed, "home", namespace, name -> Map.of())).isEqualTo(given);
  }

  @Test
  void aSelectorLooksAtTheLabelsOfTheOtherNamespace() {
    var blue = new LabelSelectorBuilder().addToMatchLabels("team", "blue").build();
    assertThat(selected(blue, Map.of("team", "blue", "x", "y"))).isTrue();
    assertThat(selected(blue, Map.of("team", "red"))).isFalse();
    assertThat(selected(blue, Map.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "In, blue, true", "In, red, false",
    "NotIn, blue, false", "NotIn, red, true",
    "Exists, red, true", "DoesNotExist, red, false",
    "Gt, blue, false"
  })
  void expressionsAreReadAsKubernetesDoesAndUnknownOnesAdmitNobody(
      String operator, String team, boolean given) {
    var selector =
        new LabelSelectorBuilder()
            .addNewMatchExpression()
            .withKey("team")
            .withOperator(operator)
            .addToValues("blue")
            .endMatchExpression()
            .build();
    assertThat(selected(selector, Map.of("team", team))).isEqualTo(given);
  }

  private static boolean selected(LabelSelector selector, Map<String, String> labels) {
    var allowed = new AllowedNamespaces(From.SELECTOR, selector);
    return Consent.given(allowed, "home", "away", name -> labels);
  }
}
