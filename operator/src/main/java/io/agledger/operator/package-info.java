/**
 * The operator's process: configuration, start, health, stop. It wires the kinds together and holds
 * no logic of theirs.
 */
@NullMarked
package io.agledger.operator;

import org.jspecify.annotations.NullMarked;
