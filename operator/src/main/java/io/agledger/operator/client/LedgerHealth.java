package io.agledger.operator.client;

/** Who answered: {@code instanceId} changes when the ledger talks to another database. */
public record LedgerHealth(String version, String instanceId) {}
