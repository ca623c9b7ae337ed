package io.agledger.server.access;

import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The caller of a request, once {@link AccessFilter} has let it in, and what it may do. */
public final class Access {
  private static final Logger log = LoggerFactory.getLogger(Access.class);
  private static final String ATTRIBUTE = Caller.class.getName();

  private Access() {}

  /** Empty on public paths. */
  public static Optional<Caller> caller(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }

  /**
   * The caller, or a refusal that names the action, the required role and the caller's (contract
   *
   */
  public static Caller require(HttpServletRequest request, Action action) {
    var caller =
        caller(request)
            .orElseThrow(() ->
                new IllegalStateException(
                    request.getRequestURI() + " is public and has no caller"));
    if (!action.allows(caller.role())) {
      log.info("Refused {} to {}", action, caller.actor());
      throw Problem.of(
              ProblemCode.FORBIDDEN,
              "Action '%s' requires %s role; caller resolved as '%s'."
                  .formatted(action, action.requiredRoles(), caller.role().wire()),
              action.recoveryHint())
          .refused();
    }
    return caller;
  }

  static void set(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }
}
