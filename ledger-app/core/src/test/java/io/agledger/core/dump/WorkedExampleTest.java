package io.agledger.core.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.cbor.Cbor;
import io.agledger.core.cbor.CborDecoder;
import io.agledger.core.chain.Entry;
import io.agledger.core.cose.Envelope;
import io.agledger.core.json.SaltedPayload;
import io.agledger.core.key.SigningKey;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The first entry of the golden dump, step by step; {@code docs/format.md} prints these values. */
class WorkedExampleTest {

  private static final Path VECTOR = Path.of("src/test/resources/vectors/worked-example.json");
  private static final Path DOCUMENT = Path.of("../../docs/format.md");

  @Test
  void everyStepStillGivesTheSameBytes() throws IOException {
    String json =
        example().entrySet().stream()
            .map(step -> "  \"%s\": \"%s\"".formatted(step.getKey(), step.getValue()))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n"));

    assertThat(json).isEqualTo(Files.readString(VECTOR));
  }

  @Test
  void theDocumentPrintsEveryStep() throws IOException {
    String document = Files.readString(DOCUMENT).replaceAll("\\s", "");

    assertThat(document).contains(example().values());
  }

  private static Map<String, String> example() {
    Entry entry = Samples.full().chain(SampleLedger.record(1)).getFirst();
    SaltedPayload opening = entry.payload().orElseThrow();
    Envelope envelope = Envelope.decode(entry.envelope()).orElseThrow();
    SigningKey key = SampleLedger.key(1);
    Cbor.Tagged message = (Cbor.Tagged) CborDecoder.decode(entry.envelope()).orElseThrow();
    List<Cbor> parts = ((Cbor.Array) message.content()).items();
    Cbor toBeSigned =
        Cbor.array(Cbor.text("Signature1"), parts.get(0), Cbor.bytes(Bytes.EMPTY), parts.get(2));
    Map<String, String> steps = new TreeMap<>();
    steps.put("commitment", opening.commitment().hex());
    steps.put("entryHash", envelope.entryHash().hex());
    steps.put("envelope", entry.envelope().hex());
    steps.put("keyId", key.keyId().hex());
    steps.put("payload", opening.canonical().hex());
    steps.put("protected", ((Cbor.ByteString) parts.get(0)).value().hex());
    steps.put("publicKey", key.verificationKey().raw().hex());
    steps.put("salt", opening.salt().hex());
    steps.put("schemaDigest", schemaDigest());
    steps.put("seed", "01".repeat(32));
    steps.put("signature", envelope.signature().hex());
    steps.put("statement", envelope.statementBytes().hex());
    steps.put("thumbprint", key.verificationKey().thumbprint().hex());
    steps.put("toBeSigned", toBeSigned.encode().hex());
    return steps;
  }

  private static String schemaDigest() {
    String canonical =
        "{\"completionSchema\":null,\"recordSchema\":{\"type\":\"object\"},"
            + "\"type\":\"invoice.paid\",\"version\":1}";
    return Digest.sha256(Bytes.utf8(canonical)).hex();
  }
}
