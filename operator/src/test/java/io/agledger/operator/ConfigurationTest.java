package io.agledger.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  @Test
  void withoutAnyVariableItWatchesEverythingAndElectsALeader() {
    assertThat(Configuration.from(Map.of()))
        .isEqualTo(new Configuration(Set.of(), "agledger-system", 8081, true));
  }

  @Test
  void itsOwnNamespaceIsAlwaysAmongTheWatched() {
    var environment =
        Map.of(
            "AGLEDGER_WATCH_NAMESPACES", " team-a, team-b ,",
            "AGLEDGER_OPERATOR_NAMESPACE", "ops");
    assertThat(Configuration.from(environment).watchNamespaces())
        .containsExactlyInAnyOrder("team-a", "team-b", "ops");
  }

  @Test
  void aValueThatCannotBeUsedIsNamed() {
    assertThatThrownBy(() -> Configuration.from(Map.of("OPERATOR_PORT", "70000")))
        .hasMessage("OPERATOR_PORT must be a port number, not: 70000");
    assertThatThrownBy(() -> Configuration.from(Map.of("AGLEDGER_LEADER_ELECTION", "yes")))
        .hasMessageContaining("AGLEDGER_LEADER_ELECTION");
  }
}
