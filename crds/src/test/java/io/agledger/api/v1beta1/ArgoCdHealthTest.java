package io.agledger.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** {@code docs/gitops/argocd-health.lua}, run as Argo CD runs it: the resource is {@code obj}. */
class ArgoCdHealthTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nil                                             | Progressing | waiting for the operator",
        "{observedGeneration = -1}                       | Progressing | waiting for the operator",
        "{observedGeneration = 1, conditions = {R(true)}}  | Progressing | waiting for the operator",
        "{observedGeneration = 2, conditions = {R(true)}}  | Healthy     | equal to the spec",
        "{observedGeneration = 2, conditions = {R(false), C('Reconciling')}} | Progressing | LedgerUnavailable: no answer",
        "{observedGeneration = 2, conditions = {R(false), C('Stalled')}}     | Degraded    | Stalled it is",
        "{observedGeneration = 2, conditions = {R(false), C('Suspended')}}   | Suspended   | Suspended it is",
      })
  void aResourceIsAsHealthyAsItsConditionsSay(String status, String health, String message)
      throws IOException {
    Globals lua = JsePlatform.standardGlobals();
    lua.load(
            """
            function R(ready)
              if ready then
                return {type = 'Ready', status = 'True', reason = 'Synced', message = 'equal to the spec'}
              end
              return {type = 'Ready', status = 'False', reason = 'LedgerUnavailable', message = 'no answer'}
            end
            function C(name)
              return {type = name, status = 'True', reason = 'X', message = name .. ' it is'}
            end
            obj = {metadata = {generation = 2}, status = %s}
            """
                .formatted(status))
        .call();

    LuaValue said = lua.load(Files.readString(Path.of("../docs/gitops/argocd-health.lua"))).call();

    assertThat(said.get("status").tojstring()).isEqualTo(health);
    assertThat(said.get("message").tojstring()).isEqualTo(message);
  }
}
