package io.agledger.server.managed;

import io.agledger.core.Bytes;
import io.agledger.core.json.StrictJson;
import io.agledger.server.body.CanonicalTree;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The body of a PUT, checked. */
record ApplyRequest<D>(OwnerKey ownerKey, Adoption adoption, Optional<UUID> externalId, D desired) {
  /** Two schemas of the size and depth limit, and what is around them. */
  static final StrictJson.Limits LIMITS =
      new StrictJson.Limits(
          2 * StrictJson.Limits.SCHEMA.maxBytes() + 16 * 1024,
          StrictJson.Limits.SCHEMA.maxDepth() + 2);

  private static final int MAX_OWNER_KEY = 512;

  static <D> ApplyRequest<D> parse(ManagedKind<D> kind, byte[] body) {
    var members = new Members(object(body));
    var ownerKey = members.text("ownerKey", MAX_OWNER_KEY);
    var adoption = members.oneOf("adopt", Adoption::name, Adoption.Never);
    var externalId = members.optionalUuid("externalId");
    var desiredMembers = members.object("desired");
    var desired = kind.parse(desiredMembers);
    desiredMembers.noOthers();
    members.noOthers();
    requireNone(members.errors());
    return new ApplyRequest<>(OwnerKey.parse(ownerKey, kind.name()), adoption, externalId, desired);
  }

  private static void requireNone(List<Problem.Place> errors) {
    if (!errors.isEmpty()) {
      var first = errors.getFirst();
      throw Problem.of(
              ProblemCode.INVALID_REQUEST,
              errors.size()
                  + " place(s) of the body are wrong; "
                  + first.pointer()
                  + " "
                  + first.detail()
                  + ".",
              "See GET /openapi.json for the shape of this body.")
          .at(errors)
          .refused();
    }
  }

  private static ObjectNode object(byte[] body) {
    return switch (StrictJson.parse(Bytes.wrap(body), LIMITS)) {
      case StrictJson.Ok(Bytes canonical) -> (ObjectNode) CanonicalTree.read(canonical);
      case StrictJson.Refused refused ->
          throw Problem.of(
                  ProblemCode.valueOf(refused.code().name()),
                  refused.detail(),
                  "Send one I-JSON object (RFC 7493) as UTF-8.")
              .at(List.of(new Problem.Place(refused.pointer(), refused.detail())))
              .refused();
    };
  }
}
