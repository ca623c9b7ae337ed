package io.agledger.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Marks an answer that shows a secret, for whoever keeps answers to repeat them. */
public final class SecretAnswer {
  private static final String ATTRIBUTE = SecretAnswer.class.getName();

  private SecretAnswer() {}

  /**
   * @param body what may be kept, and answered when the request is repeated: the same without the
   *     secret
   */
  static void keepInstead(HttpServletRequest request, Object body) {
    request.setAttribute(ATTRIBUTE, body);
  }

  /** Empty for an ordinary answer, which may be kept as it is. */
  public static Optional<Object> kept(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE));
  }
}
