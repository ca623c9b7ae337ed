package io.agledger.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Contract: a month that was not prepared loses nothing. */
class PartitionUpkeepIT {
  @Test
  void rowsThatLandedInDefaultAreMovedIntoTheirMonthsPartition() throws SQLException {
    try (var server = TestServer.start(Role.API);
        var connection = server.database.superuser()) {
      insertFarAhead(connection);
      assertThat(
              number(
                  connection,
                  "SELECT default_rows FROM partition_runway() WHERE table_name = 'audit_vault'"))
          .isEqualTo(1);
      number(connection, "SELECT ensure_month_partition('audit_vault', '2031-05-20Z')::int");
      assertThat(
              number(
                  connection,
                  "SELECT default_rows FROM partition_runway() WHERE table_name = 'audit_vault'"))
          .isZero();
      assertThat(number(connection, "SELECT count(*) FROM audit_vault_y2031m05")).isEqualTo(1);
    }
  }

  private static void insertFarAhead(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO audit_vault (record_id, position, envelope, entry_hash, key_id)
          VALUES (uuid_v7_floor('2031-05-03Z'), 1, 'x', decode(repeat('00', 32), 'hex'), 'none')
          """);
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rs = statement.executeQuery(sql)) {
      rs.next();
      return rs.getInt(1);
    }
  }
}
