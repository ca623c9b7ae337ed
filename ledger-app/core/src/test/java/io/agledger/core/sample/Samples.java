package io.agledger.core.sample;

import static io.agledger.core.sample.SampleLedger.key;
import static io.agledger.core.sample.SampleLedger.record;

import io.agledger.core.statement.Event;
import java.util.Optional;

/** Ledgers that tests begin with. */
public final class Samples {

  public static final String FACT = "invoice.paid";
  public static final String WORK = "refund.request";

  private Samples() {}

  /** Two types, no entries, one active key. */
  public static SampleLedger empty() {
    return new SampleLedger()
        .schema(FACT, "{\"type\":\"object\"}", Optional.empty())
        .schema(
            WORK,
            "{\"properties\":{\"amount\":{\"type\":\"string\"}},\"type\":\"object\"}",
            Optional.of("{\"type\":\"object\"}"))
        .rotateTo(key(1));
  }

  /**
   * Six records, eleven entries, every event, two rotations in the middle of chains, a key that was
   * compromised later, a published key, a parent and an erased payload.
   */
  public static SampleLedger full() {
    return empty()
        .append(record(1), Event.RECORDED, FACT, "{\"amount\":\"12.50\",\"currency\":\"EUR\"}")
        .append(record(2), Event.CREATED, WORK, "{\"amount\":\"99.00\",\"note\":\"\\u20ac\\n\"}")
        .append(record(6), Event.CREATED, WORK, "{\"amount\":\"7\"}")
        .rotateTo(key(2))
        .append(record(2), Event.COMPLETED, WORK, "{\"ratio\":0.1,\"steps\":[1,2,3]}")
        .append(record(3), Event.CREATED, WORK, "{}", SampleLedger.WORKER, Optional.of(record(2)))
        .append(record(5), Event.RECORDED, FACT, "{\"person\":\"to be forgotten\"}")
        .append(record(3), Event.COMPLETED, WORK, "{\"smallest\":5e-324}")
        .rotateTo(key(3))
        .append(record(2), Event.FULFILLED, WORK, "{\"evidence\":{},\"verdict\":\"FULFILLED\"}")
        .append(record(3), Event.FAILED, WORK, "{\"evidence\":{},\"verdict\":\"FAILED\"}")
        .append(record(4), Event.CREATED, WORK, "{\"\\ud83d\\ude00\":\"\\ufb33\",\"z\":null}")
        .append(record(6), Event.COMPLETED, WORK, "{\"done\":true}")
        .publish(key(4))
        .compromise(key(2).keyId())
        .erase(record(5), 1);
  }
}
