package io.agledger.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.json.StrictJson;
import io.agledger.server.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\"}",
        "{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",\"unevaluatedProperties\":false}",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"if\":{},\"then\":false}",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema\"}",
      })
  void theThreeDraftsAreTaken(String schema) {
    assertThat(violations(schema)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://json-schema.org/draft-04/schema#", "https://example.com/my-own", "urn:x"})
  void anotherDraftIsRefusedWithTheNamesOfTheSupportedOnes(String draft) {
    assertThat(violations("{\"$schema\":\"" + draft + "\"}"))
        .singleElement()
        .satisfies(place -> {
          assertThat(place.pointer()).isEqualTo("/$schema");
          assertThat(place.detail())
              .contains(draft, "2020-12/schema", "2019-09/schema", "draft-07/schema");
        });
  }

  @Test
  void aWrongKeywordIsNamedByItsPlace() {
    assertThat(violations("{\"properties\":{\"a\":{\"type\":\"objekt\",\"minLength\":-1}}}"))
        .extracting(Problem.Place::pointer)
        .containsOnly("/properties/a/type", "/properties/a/minLength");
  }

  @Test
  void aReferenceThatLeadsNowhereIsNamedByItsPlace() {
    assertThat(violations("{\"properties\":{\"a\":{\"$ref\":\"#/$defs/absent\"}}}"))
        .containsExactly(
            new Problem.Place(
                "/properties/a/$ref", "refers to '#/$defs/absent', which is not in the schema"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://169.254.169.254/latest", "https://example.com/x.json", "other.json"})
  void aReferenceOutOfTheDocumentIsRefusedAndNeverFetched(String reference) {
    assertThat(violations("{\"allOf\":[{\"$ref\":\"" + reference + "\"}]}"))
        .extracting(Problem.Place::pointer)
        .containsExactly("/allOf/0/$ref");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#/$defs/a~1b\",\"$defs\":{\"a/b\":{}}}",
        "{\"$ref\":\"#/$defs/%C3%A4\",\"$defs\":{\"ä\":{}}}",
        "{\"$ref\":\"#here\",\"$defs\":{\"x\":{\"$anchor\":\"here\"}}}",
        "{\"properties\":{\"child\":{\"$ref\":\"#\"}}}",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"definitions\":{\"x\":{\"$id\":\"#old\"}},"
            + "\"items\":{\"$ref\":\"#old\"}}",
      })
  void referencesWithinTheDocumentAreTaken(String schema) {
    assertThat(violations(schema)).isEmpty();
  }

  @Test
  void whatOnlyLooksLikeAReferenceIsLeftAlone() {
    assertThat(
            violations(
                "{\"const\":{\"$ref\":\"http://x/\"},\"enum\":[{\"$ref\":\"nope\"}],\"default\":{\"$ref\":\"y\"},"
                    + "\"properties\":{\"$ref\":{\"type\":\"string\"}},\"x-note\":{\"$ref\":\"z\"}}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}}}",
        "{\"anyOf\":[{\"type\":\"string\"},{\"not\":{\"$ref\":\"#\"}}]}",
      })
  void aSchemaThatAppliesItselfWithoutEndIsRefused(String schema) {
    assertThat(violations(schema))
        .extracting(Problem.Place::detail)
        .contains("applies itself to the same value without end");
  }

  @Test
  void aPatternThatCannotBeCompiledIsNamedByItsPlace() {
    assertThat(
            violations(
                "{\"patternProperties\":{\"[\":{}},\"properties\":{\"a\":{\"pattern\":\"(\"}}}"))
        .extracting(Problem.Place::pointer)
        .containsExactly("/patternProperties", "/properties/a/pattern");
  }

  private static List<Problem.Place> violations(String schema) {
    return switch (StrictJson.parse(Bytes.utf8(schema), StrictJson.Limits.SCHEMA)) {
      case StrictJson.Ok(Bytes canonical) -> SchemaRules.violations(canonical);
      case StrictJson.Refused refused -> throw new IllegalArgumentException(refused.detail());
    };
  }
}
