/**
 * The operator against a real API server and a fake ledger, resource by resource and whole. {@code
 * Workbench} is where a test begins.
 */
@NullMarked
package io.agledger.operator;

import org.jspecify.annotations.NullMarked;
