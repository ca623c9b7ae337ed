package io.agledger.server.agent;

import io.agledger.server.access.Holder;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What other features ask about agents. */
@Service
public class Agents implements Holder {
  private final JdbcClient jdbc;

  Agents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the agent is one of this org's and may act. */
  public boolean isActive(UUID org, UUID agent) {
    return jdbc.sql("SELECT status FROM agents WHERE id = :agent AND org_id = :org")
        .param("agent", agent)
        .param("org", org)
        .query(String.class)
        .optional()
        .filter("ACTIVE"::equals)
        .isPresent();
  }

  @Override
  public Optional<Problem> obstacle(@Nullable UUID orgId, @Nullable UUID agentId) {
    return agentId == null || (orgId != null && isActive(orgId, agentId))
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                ProblemCode.AGENT_NOT_FOUND,
                "There is no active agent " + agentId + " in org " + orgId + ".",
                "Apply the agent with PUT /v1/admin/managed/agent, then use the id it answers."));
  }
}
