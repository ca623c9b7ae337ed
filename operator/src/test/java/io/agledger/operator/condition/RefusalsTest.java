package io.agledger.operator.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.operator.client.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "409, OWNED_BY_OTHER,   Stalled,  Conflict",
    "409, UNMANAGED_EXISTS, Stalled,  Conflict",
    "409, SCHEMA_IMMUTABLE, Stalled,  Conflict",
    "422, INVALID_SCHEMA,   Stalled,  InvalidSpec",
    "400, INVALID_REQUEST,  Stalled,  InvalidSpec",
    "422, ORG_NOT_FOUND,    Retrying, ReferenceNotReady",
    "403, FORBIDDEN,        Retrying, Forbidden",
    "401, UNAUTHORIZED,     Retrying, Forbidden",
    "409, SOMETHING_NEW,    Retrying, Conflict",
    "404, NOT_FOUND,        Retrying, LedgerUnavailable"
  })
  void onlyWhatAPersonMustChangeIsStalled(int status, String code, String kind, Reason reason) {
    var verdict =
        Refusals.verdict(new Problem(status, code, "what happened.", "what to do.", List.of()));
    assertThat(verdict.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(verdict.reason()).isEqualTo(reason);
    assertThat(verdict.message()).isEqualTo("what happened. what to do.");
  }
}
