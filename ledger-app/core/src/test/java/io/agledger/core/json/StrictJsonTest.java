package io.agledger.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.json.StrictJson.Code;
import io.agledger.core.json.StrictJson.Limits;
import io.agledger.core.json.StrictJson.Ok;
import io.agledger.core.json.StrictJson.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  /** RFC 8785 §3.2.2 and §3.2.3, and what implementations like to get wrong. */
  @ParameterizedTest
  @ValueSource(strings = {"rfc8785-3.2.2", "rfc8785-3.2.3", "tricky"})
  void canonicalBytesAreThoseOfTheVector(String name) throws IOException {
    Bytes canonical = canonical(vector(name + ".input.json"));

    assertThat(canonical.utf8()).isEqualTo(vector(name + ".canonical.json").utf8());
    assertThat(canonical(canonical)).as("idempotence").isEqualTo(canonical);
  }

  /** RFC 8785 appendix B: IEEE 754 bits and the text; "-" where the number is refused here. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0000000000000000, 0
          8000000000000000, 0
          0000000000000001, 5e-324
          8000000000000001, -5e-324
          7fefffffffffffff, 1.7976931348623157e+308
          ffefffffffffffff, -1.7976931348623157e+308
          4340000000000000, -
          c340000000000000, -
          4430000000000000, -
          44b52d02c7e14af5, 9.999999999999997e+22
          44b52d02c7e14af6, 1e+23
          44b52d02c7e14af7, 1.0000000000000001e+23
          444b1ae4d6e2ef4e, -
          444b1ae4d6e2ef4f, -
          444b1ae4d6e2ef50, 1e+21
          3eb0c6f7a0b5ed8c, 9.999999999999997e-7
          3eb0c6f7a0b5ed8d, 0.000001
          41b3de4355555553, 333333333.3333332
          41b3de4355555554, 333333333.33333325
          41b3de4355555555, 333333333.3333333
          41b3de4355555556, 333333333.3333334
          41b3de4355555557, 333333333.33333343
          becbf647612f3696, -0.0000033333333333333333
          43143ff3c1cb0959, 1424953923781206.2
          """)
  void numbersAreWrittenAsEcmaScriptDoes(String bits, String text) {
    double value = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(bits));
    String document = "{\"n\":" + value + "}";

    if (text.equals("-")) assertThat(code(document)).isEqualTo(Code.NUMBER_NOT_EXACT);
    else assertThat(canonical(Bytes.utf8(document)).utf8()).isEqualTo("{\"n\":" + text + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          MALFORMED_JSON   | {
          MALFORMED_JSON   | {}x
          MALFORMED_JSON   | {}{}
          MALFORMED_JSON   | {"a":1,}
          MALFORMED_JSON   | {'a':1}
          MALFORMED_JSON   | {a:1}
          MALFORMED_JSON   | {"a":01}
          MALFORMED_JSON   | {"a":+1}
          MALFORMED_JSON   | {"a":.5}
          MALFORMED_JSON   | {"a":1.}
          MALFORMED_JSON   | {"a":NaN}
          MALFORMED_JSON   | {"a":Infinity}
          MALFORMED_JSON   | {"a":tru}
          MALFORMED_JSON   | {"a":"\\x"}
          MALFORMED_JSON   | {/*c*/}
          NOT_AN_OBJECT    | []
          NOT_AN_OBJECT    | "a"
          NOT_AN_OBJECT    | 1
          NOT_AN_OBJECT    | null
          DUPLICATE_KEY    | {"a":1,"a":1}
          DUPLICATE_KEY    | {"a":1,"b":2,"\\u0061":3}
          DUPLICATE_KEY    | {"x":{"a":1,"b":1,"a":1}}
          LONE_SURROGATE   | {"a":"\\ud800"}
          LONE_SURROGATE   | {"a":"\\udc00\\ud800"}
          LONE_SURROGATE   | {"\\ud800x":1}
          NUMBER_NOT_EXACT | {"a":9007199254740992}
          NUMBER_NOT_EXACT | {"a":-9007199254740992}
          NUMBER_NOT_EXACT | {"a":9007199254740992.0}
          NUMBER_NOT_EXACT | {"a":123456789012345678901234567890}
          NUMBER_NOT_EXACT | {"a":1e20}
          NUMBER_NOT_EXACT | {"a":1e400}
          NUMBER_NOT_EXACT | {"a":-1e400}
          NUMBER_NOT_EXACT | {"a":1e-400}
          """)
  void whatTwoProgramsCouldReadInTwoWaysIsRefused(Code code, String document) {
    assertThat(code(document)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7b22 61 22 3a 22 ff 22 7d",
        "efbbbf 7b7d",
        "7b22 c080 22 3a 31 7d",
        "7b22 61 22 3a 22 eda080 22 7d",
        "7b22 61 22 3a 22 eda080edb080 22 7d",
        "7b00 7d00",
        "007b 007d",
        "7b22 61 22 3a 22 0a 22 7d",
        ""
      })
  void bytesThatAreNotUtf8JsonAreMalformed(String hex) {
    Bytes bytes = Bytes.ofHex(hex.replace(" ", "")).orElseThrow();

    assertThat(StrictJson.parse(bytes.toArray()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.MALFORMED_JSON));
  }

  @Test
  void aRefusalNamesItsPlace() {
    String document = "{\"a\":[{\"b\":1},{\"c\":1e999}]}";

    assertThat(StrictJson.parse(Bytes.utf8(document).toArray()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.pointer()).isEqualTo("/a/1/c");
              assertThat(refused.offset()).isEqualTo(document.indexOf("1e999"));
            });
  }

  @Test
  void thirtyTwoLevelsAreReadAndThirtyThreeAreNot() {
    assertThat(code("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}")).isNull();
    assertThat(code("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}")).isEqualTo(Code.TOO_DEEP);
    assertThat(code("{\"a\":" + "[".repeat(100_000))).isEqualTo(Code.TOO_DEEP);
  }

  @Test
  void theLimitHoldsForTheDocumentAndForItsCanonicalForm() {
    String fits = "{\"a\":\"" + "x".repeat(256 * 1024 - 8) + "\"}";
    String grows = "{\"a\":[" + "1e15,".repeat(40_000) + "0]}";

    assertThat(code(fits)).isNull();
    assertThat(code(fits + " ")).isEqualTo(Code.TOO_LARGE);
    assertThat(grows.length()).isLessThan(Limits.PAYLOAD.maxBytes());
    assertThat(code(grows)).isEqualTo(Code.TOO_LARGE);
  }

  /** Whatever the bytes, there is an answer; and what was accepted is accepted unchanged. */
  @Test
  void anyBytesAreAnswered() {
    String alphabet = "{}[]\",:\\u0019aeE+-. \ntrfalsn\ud83d\ude00é";
    for (int seed = 0; seed < 20_000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      StringBuilder document = new StringBuilder("{\"a\":");
      for (int i = random.nextInt(12); i >= 0; i--) {
        document.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      if (StrictJson.parse(Bytes.utf8(document.append('}').toString()).toArray())
          instanceof Ok(Bytes canonical)) {
        assertThat(canonical(canonical)).as("seed %d", seed).isEqualTo(canonical);
      }
    }
  }

  private static Bytes canonical(Bytes document) {
    StrictJson.Result result = StrictJson.parse(document.toArray());
    assertThat(result).isInstanceOf(Ok.class);
    return ((Ok) result).canonical();
  }

  private static @Nullable Code code(String document) {
    return switch (StrictJson.parse(Bytes.utf8(document).toArray())) {
      case Ok _ -> null;
      case Refused refused -> refused.code();
    };
  }

  private static Bytes vector(String name) throws IOException {
    try (InputStream in = StrictJsonTest.class.getResourceAsStream("/vectors/json/" + name)) {
      return Bytes.wrap(Objects.requireNonNull(in, name).readAllBytes());
    }
  }
}
