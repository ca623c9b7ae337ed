/**
 * Other programs: those that run to their end ({@link io.agledger.e2e.process.Program}) and those
 * that stay ({@link io.agledger.e2e.process.ChildProcess}). Each child leaves our process group, so
 * that Ctrl-C reaches only us and we stop them in order; each has a pid file and a log. Calls
 * nothing of this project.
 */
@NullMarked
package io.agledger.e2e.process;

import org.jspecify.annotations.NullMarked;
