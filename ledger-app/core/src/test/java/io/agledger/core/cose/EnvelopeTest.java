package io.agledger.core.cose;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.core.key.SigningKey;
import io.agledger.core.statement.Event;
import io.agledger.core.statement.Origin;
import io.agledger.core.statement.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static final UUID INSTANCE = UUID.fromString("5f3c1c1e-0b1a-4c61-9d53-0d1f0b6a7c11");
  private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);

  private static final Statement STATEMENT =
      new Statement(
          UUID.fromString("01936f3e-0000-7000-8000-000000000001"),
          1,
          Event.CREATED,
          Instant.parse("2026-11-01T12:00:00.123Z"),
          UUID.fromString("01936f3e-0000-7000-8000-00000000000a"),
          UUID.fromString("01936f3e-0000-7000-8000-00000000000b"),
          "invoice.paid",
          Digest.sha256(Bytes.utf8("schema")),
          Digest.sha256(Bytes.utf8("payload")),
          Digest.ZERO,
          Optional.of(Origin.of(UUID.fromString("01936f3e-0000-7000-8000-00000000000b"))));

  @Test
  void aSignedStatementComesBackFromItsBytes() {
    Envelope signed = Envelope.sign(STATEMENT, INSTANCE, KEY);

    Envelope decoded = Envelope.decode(signed.bytes()).orElseThrow();

    assertThat(decoded.statement()).isEqualTo(new Decoded.Ok<>(STATEMENT));
    assertThat(decoded.keyId()).isEqualTo(KEY.keyId());
    assertThat(decoded.header().instance()).isEqualTo(INSTANCE);
    assertThat(decoded.entryHash()).isEqualTo(Digest.sha256(signed.bytes()));
  }

  @Test
  void onlyTheKeyThatSignedVerifies() {
    Envelope signed = Envelope.sign(STATEMENT, INSTANCE, KEY);
    byte[] otherSeed = new byte[32];
    otherSeed[0] = 1;

    assertThat(signed.verify(KEY.verificationKey())).isTrue();
    assertThat(signed.verify(SigningKey.ofSeed(otherSeed).verificationKey())).isFalse();
  }

  @Test
  void noByteOfAnEnvelopeCanBeChangedUnnoticed() {
    byte[] bytes = Envelope.sign(STATEMENT, INSTANCE, KEY).bytes().toArray();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      assertThat(stillVerifies(Bytes.wrap(changed))).as("byte %d", i).isFalse();
    }
  }

  private static boolean stillVerifies(Bytes bytes) {
    return switch (Envelope.decode(bytes)) {
      case Decoded.Ok<Envelope>(Envelope envelope) -> envelope.verify(KEY.verificationKey());
      case Decoded.Malformed<Envelope> _ -> false;
    };
  }
}
