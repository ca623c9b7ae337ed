package io.agledger.core.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CborTest {

  /** From RFC 8949 appendix A, as far as the format uses it. */
  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of("00", Cbor.integer(0)),
        Arguments.of("17", Cbor.integer(23)),
        Arguments.of("1818", Cbor.integer(24)),
        Arguments.of("1864", Cbor.integer(100)),
        Arguments.of("1903e8", Cbor.integer(1000)),
        Arguments.of("1a000f4240", Cbor.integer(1_000_000)),
        Arguments.of("1b000000e8d4a51000", Cbor.integer(1_000_000_000_000L)),
        Arguments.of("20", Cbor.integer(-1)),
        Arguments.of("3863", Cbor.integer(-100)),
        Arguments.of("3903e7", Cbor.integer(-1000)),
        Arguments.of("3b7fffffffffffffff", Cbor.integer(Long.MIN_VALUE)),
        Arguments.of("40", Cbor.bytes(Bytes.EMPTY)),
        Arguments.of("4401020304", Cbor.bytes(Bytes.wrap(new byte[] {1, 2, 3, 4}))),
        Arguments.of("60", Cbor.text("")),
        Arguments.of("6449455446", Cbor.text("IETF")),
        Arguments.of("62c3bc", Cbor.text("ü")),
        Arguments.of("64f0908591", Cbor.text("\ud800\udd51")),
        Arguments.of("80", Cbor.array()),
        Arguments.of(
            "8301820203820405",
            Cbor.array(
                Cbor.integer(1),
                Cbor.array(Cbor.integer(2), Cbor.integer(3)),
                Cbor.array(Cbor.integer(4), Cbor.integer(5)))),
        Arguments.of("a0", new Cbor.Map(Map.of())),
        Arguments.of(
            "a201020304",
            new Cbor.Map(
                Map.of(Cbor.integer(1), Cbor.integer(2), Cbor.integer(3), Cbor.integer(4)))),
        Arguments.of("c11a514b67b0", new Cbor.Tagged(1, Cbor.integer(1_363_896_240))));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleOfTheRfcIsWrittenAndRead(String hex, Cbor item) {
    assertThat(item.encode().hex()).isEqualTo(hex);
    assertThat(CborDecoder.decode(bytes(hex))).isEqualTo(new Decoded.Ok<>(item));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          1817,               a number longer than needed
          190017,             a number longer than needed
          1a0000ffff,         a number longer than needed
          1b00000000ffffffff, a number longer than needed
          5801ff,             a length longer than needed
          1bffffffffffffffff, beyond 63 bits
          3bffffffffffffffff, beyond 63 bits
          5f4100ff,           indefinite bytes
          7f6100ff,           indefinite text
          9f01ff,             an indefinite array
          bf0102ff,           an indefinite map
          f4,                 false
          f6,                 null
          f90000,             a float
          fb0000000000000000, a float
          a201000100,         a repeated key
          a202000100,         keys out of order
          a2616100 0100,      keys out of order
          61ff,               text that is not UTF-8
          63eda080,           an encoded surrogate
          0000,               bytes after the item
          '',                 nothing
          18,                 the end inside a head
          43 0102,            the end inside bytes
          82 01,              the end inside an array
          9b7fffffffffffffff, an array that cannot be
          818181818181818180, nesting too deep
          1c,                 a reserved length
          """)
  void whatIsNotDeterministicIsRefused(String hex, String why) {
    assertThat(CborDecoder.decode(bytes(hex))).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void keysAreSortedByTheirEncodings() {
    Cbor map =
        new Cbor.Map(
            Map.of(
                Cbor.integer(-2), Cbor.integer(0),
                Cbor.integer(1), Cbor.integer(0),
                Cbor.integer(-1), Cbor.integer(0),
                Cbor.text("b"), Cbor.integer(0),
                Cbor.text("aa"), Cbor.integer(0)));

    assertThat(map.encode().hex()).isEqualTo("a50100200021006162006261" + "6100");
  }

  @Test
  void whateverIsWrittenIsReadBack() {
    for (int seed = 0; seed < 2_000; seed++) {
      Cbor item = item(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), 1);
      assertThat(CborDecoder.decode(item.encode()))
          .as("seed %d", seed)
          .isEqualTo(new Decoded.Ok<>(item));
    }
  }

  /** No two byte strings are one value: what is read is written the same. */
  @Test
  void whateverIsReadHasOneEncoding() {
    int read = 0;
    for (int seed = 0; seed < 50_000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      byte[] garbage = new byte[1 + random.nextInt(8)];
      random.nextBytes(garbage);
      if (CborDecoder.decode(Bytes.wrap(garbage)) instanceof Decoded.Ok<Cbor>(Cbor item)) {
        assertThat(item.encode()).as("seed %d", seed).isEqualTo(Bytes.wrap(garbage));
        read++;
      }
    }
    assertThat(read).isPositive();
  }

  private static Cbor item(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth < 5 ? 6 : 3)) {
      case 0 -> Cbor.integer(random.nextLong() >> random.nextInt(64));
      case 1 -> Cbor.text("é".repeat(random.nextInt(40)));
      case 2 -> Cbor.bytes(Bytes.wrap(new byte[random.nextInt(300)]));
      case 3 -> new Cbor.Tagged(random.nextInt(1000), item(random, depth + 1));
      case 4 -> {
        List<Cbor> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) items.add(item(random, depth + 1));
        yield new Cbor.Array(items);
      }
      default -> {
        Map<Cbor, Cbor> entries = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          entries.put(item(random, depth + 1), item(random, depth + 1));
        }
        yield new Cbor.Map(entries);
      }
    };
  }

  private static Bytes bytes(String hex) {
    return Bytes.ofHex(hex.replace(" ", "")).orElseThrow();
  }
}
