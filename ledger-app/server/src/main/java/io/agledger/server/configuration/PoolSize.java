package io.agledger.server.configuration;

import java.time.Duration;

/**
 * The database pool (contract F-08).
 *
 * @param max 10 connections: more than a small PostgreSQL's cores never helps commit-bound work
 * @param min 2, so that the first requests after a pause do not wait for a connect
 * @param idleTimeout 30 s
 * @param connectionTimeout 5 s: a caller is told 503 before its own client gives up
 */
public record PoolSize(int max, int min, Duration idleTimeout, Duration connectionTimeout) {}
