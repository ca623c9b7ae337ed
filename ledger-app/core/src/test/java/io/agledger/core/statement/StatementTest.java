package io.agledger.core.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.cbor.Cbor;
import io.agledger.core.cbor.CborDecoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

  private static final UUID ID = UUID.fromString("019a3b5c-0000-7000-8000-000000000001");
  private static final Instant TIME = Instant.parse("2026-11-01T12:00:00.123Z");
  private static final Optional<Origin> FIRST = Optional.of(new Origin(ID, Optional.of(ID)));

  @Test
  void aStatementComesBackFromItsBytes() {
    Statement first = statement(1, TIME, "type", FIRST);
    Statement second = statement(2, TIME, "ü", Optional.empty());

    assertThat(Statement.decode(first.encode())).isEqualTo(new Decoded.Ok<>(first));
    assertThat(Statement.decode(second.encode())).isEqualTo(new Decoded.Ok<>(second));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "record",
        "position",
        "event",
        "time",
        "org",
        "actor",
        "type",
        "schema",
        "payload",
        "previous"
      })
  void everyFieldIsRequiredAndTyped(String field) {
    assertThat(Statement.decode(with(field, null)).toString()).contains(field + " is missing");
    assertThat(Statement.decode(with(field, Cbor.array())).toString()).contains(field + " is not");
  }

  @Test
  void aFirstStatementNamesThePrincipal() {
    assertThat(Statement.decode(with("principal", null))).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void aFurtherFieldIsRefused() {
    assertThat(Statement.decode(with("note", Cbor.text("x"))).toString())
        .contains("unknown field note");
  }

  @Test
  void anUnknownVersionOrEventIsRefused() {
    assertThat(Statement.decode(with("version", Cbor.integer(2))))
        .isInstanceOf(Decoded.Malformed.class);
    assertThat(Statement.decode(with("event", Cbor.text("record.deleted"))))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void whatBreaksAnInvariantIsRefused() {
    assertThat(Statement.decode(with("position", Cbor.integer(0))))
        .isInstanceOf(Decoded.Malformed.class);
    assertThat(Statement.decode(with("position", Cbor.integer(2))))
        .isInstanceOf(Decoded.Malformed.class);
    assertThat(Statement.decode(with("time", Cbor.integer(-1))))
        .isInstanceOf(Decoded.Malformed.class);
    assertThat(Statement.decode(with("type", Cbor.text("")))).isInstanceOf(Decoded.Malformed.class);
    assertThat(Statement.decode(with("payload", Cbor.bytes(Bytes.wrap(new byte[31])))))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void aStatementHoldsItsInvariants() {
    assertThatIllegalArgumentException().isThrownBy(() -> statement(0, TIME, "type", FIRST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statement(1, TIME, "type", Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> statement(2, TIME, "type", FIRST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statement(1, TIME.plusNanos(1), "type", FIRST));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> statement(1, TIME, "x".repeat(129), FIRST));
    assertThatIllegalArgumentException().isThrownBy(() -> statement(1, TIME, "\ud800", FIRST));
  }

  private static Statement statement(
      long position, Instant time, String type, Optional<Origin> origin) {
    return new Statement(
        ID,
        position,
        Event.CREATED,
        time,
        ID,
        ID,
        type,
        Digest.ZERO,
        Digest.ZERO,
        Digest.ZERO,
        origin);
  }

  /** A first statement with one field changed, or left out. */
  private static Bytes with(String field, @Nullable Cbor value) {
    Bytes sound = statement(1, TIME, "type", FIRST).encode();
    Map<Cbor, Cbor> fields =
        new HashMap<>(((Cbor.Map) CborDecoder.decode(sound).orElseThrow()).entries());
    if (value == null) fields.remove(Cbor.text(field));
    else fields.put(Cbor.text(field), value);
    return new Cbor.Map(fields).encode();
  }
}
