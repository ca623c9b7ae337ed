package io.agledger.server.managed;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What {@link ManagedResources} needs to know of a kind. Every method runs in its transaction;
 * writes may fail on a unique constraint that a concurrent request won, and are then repeated.
 *
 * @param <D> the kind's desired state
 */
public interface ManagedKind<D> {

  /** {@code org}, {@code agent}, {@code schema} or {@code webhook}. */
  String name();

  /**
   * Reads {@code desired}. What is wrong is collected in {@code members}; the result is used only
   * if nothing is.
   */
  D parse(Members desired);

  /** The state that a resource has once this is applied. */
  State wanted(D desired);

  /** The states of those that exist. */
  Map<UUID, State> read(Collection<UUID> ids);

  /** The resource with this natural key. */
  Optional<UUID> find(D desired);

  /** Refuses with a problem when references or rules do not hold. */
  void create(UUID id, D desired);

  /**
   * Refuses with a problem when one of the fields can never change.
   *
   * @param changed where the resource differs, never empty
   */
  void update(UUID id, D desired, List<String> changed);

  Removal deactivate(UUID id);

  /**
   * Deletes, or deactivates what the ledger's history names. Refuses while something active depends
   * on it.
   */
  Removal delete(UUID id);

  /** Runs a query whose rows have an {@code id} and the columns of a state. */
  static Map<UUID, State> states(JdbcClient.StatementSpec query, RowMapper<State> row) {
    var states = new HashMap<UUID, State>();
    query.query(rs -> {
      states.put(rs.getObject("id", UUID.class), row.mapRow(rs, rs.getRow()));
    });
    return states;
  }
}
