package io.agledger.server.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.server.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadCheckTest {

  @Test
  void everyViolationIsNamedByItsPlaceAndKeyword() {
    var schema =
        """
        {"type":"object","required":["id"],"additionalProperties":false,
         "properties":{"id":{"type":"string"},"n":{"minimum":3},"a/b":{"enum":["x"]}}}
        """;
    assertThat(check(schema, "{\"n\":1,\"a/b\":\"y\",\"more\":true}"))
        .extracting(Problem.Place::pointer)
        .containsExactly("", "", "/a~1b", "/n");
    assertThat(check(schema, "{\"id\":7}"))
        .containsExactly(new Problem.Place("/id", "type: integer found, string expected"));
    assertThat(check(schema, "{\"id\":\"7\"}")).isEmpty();
  }

  @Test
  void violationsAreBoundedAndTheSameEveryTime() {
    var schema = "{\"additionalProperties\":{\"type\":\"string\"}}";
    var payload =
        IntStream.range(0, 1000)
            .mapToObj(i -> "\"k" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));
    var first = check(schema, payload);
    assertThat(first).hasSize(PayloadCheck.MAX_VIOLATIONS);
    assertThat(check(schema, payload)).isEqualTo(first);
  }

  @Test
  void formatsAreAnnotationsAsTheDraftsHaveItByDefault() {
    assertThat(
            check("{\"properties\":{\"mail\":{\"format\":\"email\"}}}", "{\"mail\":\"no mail\"}"))
        .isEmpty();
  }

  @Test
  void unevaluatedPropertiesAreSeenThroughReferences() {
    var schema =
        """
        {"$ref":"#/$defs/base","unevaluatedProperties":false,
         "$defs":{"base":{"properties":{"a":{}}}}}
        """;
    assertThat(check(schema, "{\"a\":1}")).isEmpty();
    assertThat(check(schema, "{\"a\":1,\"b\":2}")).hasSize(1);
  }

  @Test
  void twoSchemasMayHaveTheSameIdAndStayApart() {
    var texts = PayloadCheck.compile(Bytes.utf8("{\"$id\":\"urn:x\",\"required\":[\"a\"]}"));
    var numbers = PayloadCheck.compile(Bytes.utf8("{\"$id\":\"urn:x\",\"required\":[\"b\"]}"));
    assertThat(texts.violations(Bytes.utf8("{\"a\":1}"))).isEmpty();
    assertThat(numbers.violations(Bytes.utf8("{\"a\":1}"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(a+)+$", "^(a|a)*$", "(.*a){20}$"})
  void aPatternThatBacktracksWithoutEndIsCutOff(String pattern) {
    var schema = "{\"properties\":{\"a\":{\"pattern\":\"" + pattern + "\"}}}";
    var payload = "{\"a\":\"" + "a".repeat(60) + "!\"}";
    var violations =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(schema, payload));
    assertThat(violations).hasSize(1);
  }

  @Test
  void aLongTextIsMatchedWithinTheBudget() {
    var schema = "{\"properties\":{\"a\":{\"pattern\":\"^[a-z]+$\"}}}";
    assertThat(check(schema, "{\"a\":\"" + "a".repeat(250_000) + "\"}")).isEmpty();
  }

  @Test
  void aDollarMatchesTheVeryEndOnly() {
    assertThat(check("{\"properties\":{\"a\":{\"pattern\":\"^x$\"}}}", "{\"a\":\"x\\n\"}"))
        .hasSize(1);
  }

  @Test
  void aPayloadThatMakesASchemaExplodeIsAViolationAndNoError() {
    // Thirty-two levels, each tried through eight branches that all go one level deeper.
    var branch = "{\"properties\":{\"c\":{\"$ref\":\"#\"}},\"required\":[\"absent\"]}";
    var schema = "{\"anyOf\":[" + String.join(",", java.util.Collections.nCopies(8, branch)) + "]}";
    var payload = "{\"c\":".repeat(31) + "{}" + "}".repeat(31);
    assertThat(check(schema, payload))
        .containsExactly(
            new Problem.Place("", "checking this payload against its schema takes too many steps"));
  }

  private static List<Problem.Place> check(String schema, String payload) {
    return PayloadCheck.compile(Bytes.utf8(schema)).violations(Bytes.utf8(payload));
  }
}
