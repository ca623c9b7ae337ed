package io.agledger.core;

/** Unwinds a {@link Decoded.Reading}, and leaves none. */
public final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedException(String reason) {
    super(reason, null, false, false); // hostile input must not pay for stack traces
  }
}
