package io.agledger.e2e.process;

/**
 * A program that we need did not do its part. The message holds what it said, never its
 * environment.
 */
public final class ProgramFailed extends RuntimeException {

  ProgramFailed(Program program, String what) {
    super(String.join(" ", program.command()) + " " + what);
  }

  ProgramFailed(Program program, Program.Output output) {
    this(program, "ended with status " + output.status() + "\n" + output.out() + output.err());
  }
}
