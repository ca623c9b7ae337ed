package io.agledger.core.chain;

import static io.agledger.core.sample.SampleLedger.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Digest;
import io.agledger.core.json.SchemaVersion;
import io.agledger.core.key.KeyRecord;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {

  private final SampleLedger ledger = Samples.full();

  @Test
  void everyChainOfASoundLedgerVerifies() {
    for (int n = 1; n <= 6; n++) {
      assertThat(verifier().verify(ledger.head(record(n)), ledger.chain(record(n)))).isEmpty();
    }
  }

  @Test
  void aChainUnderAnotherRecordsHeadIsRefused() {
    assertThat(verifier().verify(ledger.head(record(2)), ledger.chain(record(3))))
        .extracting(Failure::code)
        .contains(FailureCode.RECORD_MISMATCH);
  }

  private ChainVerifier verifier() {
    List<KeyRecord> keys = new ArrayList<>();
    ledger.keys(keys::add);
    Map<Digest, String> typeOfSchema = new HashMap<>();
    ledger.schemas((SchemaVersion schema) -> typeOfSchema.put(schema.digest(), schema.type()));
    KeyRegistry registry = new KeyRegistry("the sample", keys);
    return new ChainVerifier(
        new EntryVerifier(SampleLedger.INSTANCE, List.of(registry), typeOfSchema));
  }
}
