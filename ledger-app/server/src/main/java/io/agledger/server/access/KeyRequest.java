package io.agledger.server.access;

import io.agledger.core.Decoded;
import io.agledger.core.Digest;
import io.agledger.server.access.ApiKey.Registration;
import io.agledger.server.body.StrictBody;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.agledger.server.problem.Refusal;
import java.util.List;
import java.util.UUID;

/** Reads the two bodies that describe a key. */
final class KeyRequest {
  private static final int MAX_LABEL = 256;
  private static final String HINT =
      "An agent key has orgId and agentId, an admin key orgId, a platform key neither; see GET /openapi.json.";

  private KeyRequest() {}

  static Registration registration(UUID id, StrictBody body) {
    body.only("sha256", "role", "orgId", "agentId", "label");
    return registration(id, sha256(body.text("sha256")), body);
  }

  /** The key is made here, so the body has no hash. */
  static Registration minting(UUID id, RawKey key, StrictBody body) {
    return registration(id, key.sha256(), body.only("role", "orgId", "agentId", "label"));
  }

  static KeyRole role(StrictBody body) {
    return KeyRole.of(body.text("role"))
        .orElseThrow(() -> invalid("role", "'role' must be agent, admin or platform."));
  }

  private static Registration registration(UUID id, Digest sha256, StrictBody body) {
    var role = role(body);
    var org = body.optionalUuid("orgId");
    var agent = body.optionalUuid("agentId");
    if (org.isPresent() != (role != KeyRole.PLATFORM)) {
      throw invalid("orgId", "'orgId' does not fit role '" + role.wire() + "'.");
    }
    if (agent.isPresent() != (role == KeyRole.AGENT)) {
      throw invalid("agentId", "'agentId' does not fit role '" + role.wire() + "'.");
    }
    var label = body.optionalText("label").orElse("");
    if (label.length() > MAX_LABEL) {
      throw invalid("label", "'label' may have " + MAX_LABEL + " characters.");
    }
    return new Registration(id, sha256, role, org.orElse(null), agent.orElse(null), label);
  }

  private static Digest sha256(String hex) {
    return switch (Digest.ofHex(hex)) {
      case Decoded.Ok<Digest>(Digest digest) -> digest;
      case Decoded.Malformed<Digest> _ ->
          throw invalid("sha256", "'sha256' must be 64 lower-case hexadecimal characters.");
    };
  }

  private static Refusal invalid(String member, String detail) {
    return Problem.of(ProblemCode.INVALID_REQUEST, detail, HINT)
        .at(List.of(new Problem.Place("/" + member, detail)))
        .refused();
  }
}
