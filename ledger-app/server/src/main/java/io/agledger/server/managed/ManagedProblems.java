package io.agledger.server.managed;

import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.List;
import java.util.UUID;

/** Every refusal of this package that is about a resource. */
final class ManagedProblems {
  private ManagedProblems() {}

  static Problem ownedByOther(String kind, UUID id, OwnerKey owner) {
    return Problem.of(
        ProblemCode.OWNED_BY_OTHER,
        "This " + kind + " (" + id + ") is managed by " + owner + ".",
        "Let that owner release it (DELETE with mode=Release), or apply with adopt=Always.");
  }

  static Problem unmanagedExists(String kind, UUID id) {
    return Problem.of(
        ProblemCode.UNMANAGED_EXISTS,
        "This " + kind + " (" + id + ") exists and nobody manages it.",
        "Apply with adopt=IfUnowned to take it over, or choose another name.");
  }

  static Problem anotherId(OwnerKey ownerKey, UUID managed) {
    var detail = ownerKey + " manages " + managed + " already.";
    return Problem.of(
            ProblemCode.INVALID_REQUEST,
            detail,
            "Leave externalId out, or release that one first (DELETE with mode=Release).")
        .at(List.of(new Problem.Place("/externalId", detail)));
  }

  static Problem noSuchResource(String kind, UUID id) {
    return Problem.of(
        ProblemCode.NOT_FOUND,
        "There is no " + kind + " " + id + " to adopt.",
        "Leave externalId out to create one.");
  }

  static Problem notManaged(OwnerKey ownerKey) {
    return Problem.of(
        ProblemCode.NOT_FOUND,
        "Nothing is managed under " + ownerKey + ".",
        "Apply it with PUT /v1/admin/managed/{kind}.");
  }

  static Problem contended(OwnerKey ownerKey) {
    return Problem.of(
        ProblemCode.UNAVAILABLE,
        ownerKey + " was changed by others at the same time; nothing was written.",
        "Repeat the request after the seconds in Retry-After.");
  }
}
