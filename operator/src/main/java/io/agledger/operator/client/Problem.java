package io.agledger.operator.client;

import java.util.List;

/**
 * An RFC 9457 problem document, as far as the operator uses it.
 *
 * @param detail what happened, for people; shown in conditions word for word
 * @param instances names of lagging server instances, only with {@code INSTANCES_LAGGING}
 */
public record Problem(
    int status, String code, String detail, String recoveryHint, List<String> instances) {

  public boolean is(String expected) {
    return code.equals(expected);
  }

  /** The server does not accept who we are, or what we may do. */
  public boolean concernsOurKey() {
    return status == 401 || status == 403;
  }

  /** The detail, followed by the server's own advice where it gave any. */
  public String explanation() {
    return recoveryHint.isEmpty() ? detail : detail + " " + recoveryHint;
  }
}
