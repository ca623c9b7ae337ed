package io.agledger.server.org;

import io.agledger.server.access.Holder;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What other features ask about orgs. */
@Service
public class Orgs implements Holder {
  private static final String HINT =
      "Apply the org with PUT /v1/admin/managed/org, then use the id it answers.";

  private final JdbcClient jdbc;

  Orgs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Refuses an org that is unknown or deactivated (422 {@code ORG_NOT_FOUND}). */
  public void requireActive(UUID org) {
    obstacle(org, null)
        .ifPresent(problem -> {
          throw problem.refused();
        });
  }

  @Override
  public Optional<Problem> obstacle(@Nullable UUID orgId, @Nullable UUID agentId) {
    if (orgId == null) {
      return Optional.empty();
    }
    var status =
        jdbc.sql("SELECT status FROM orgs WHERE id = :id")
            .param("id", orgId)
            .query(String.class)
            .optional();
    return switch (status.orElse("absent")) {
      case "ACTIVE" -> Optional.empty();
      case "DEACTIVATED" -> Optional.of(problem("Org " + orgId + " is deactivated."));
      default -> Optional.of(problem("There is no org " + orgId + "."));
    };
  }

  private static Problem problem(String detail) {
    return Problem.of(ProblemCode.ORG_NOT_FOUND, detail, HINT);
  }
}
