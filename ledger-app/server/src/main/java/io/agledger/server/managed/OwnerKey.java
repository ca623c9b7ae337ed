package io.agledger.server.managed;

import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.agledger.server.problem.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code <ownerId>/<kind>/<namespace>/<name>}: who declares a resource, and under which name there.
 */
record OwnerKey(String text) {
  private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
  private static final Pattern OWNER_ID = Pattern.compile(LABEL);
  private static final Pattern REST =
      Pattern.compile(
          "(org|agent|schema|webhook)/"
              + LABEL
              + "/(?=.{1,253}$)"
              + LABEL
              + "(?:\\."
              + LABEL
              + ")*");

  /** Refuses a key that has another form, or that is of another kind. */
  static OwnerKey parse(String text, String kind) {
    int slash = text.indexOf('/');
    if (slash < 0
        || !OWNER_ID.matcher(text.substring(0, slash)).matches()
        || !REST.matcher(text.substring(slash + 1)).matches()) {
      throw refused("'" + text + "' is not an owner key.");
    }
    if (!text.startsWith(kind + "/", slash + 1)) {
      throw refused("'" + text + "' is not the owner key of a " + kind + ".");
    }
    return new OwnerKey(text);
  }

  private static Refusal refused(String detail) {
    return Problem.of(
            ProblemCode.INVALID_REQUEST,
            detail,
            "An owner key is <ownerId>/<kind>/<namespace>/<name>, in Kubernetes' spelling of names.")
        .at(List.of(new Problem.Place("/ownerKey", detail)))
        .refused();
  }

  @Override
  public String toString() {
    return text;
  }
}
