package io.agledger.server.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database behind the server's back. */
public final class Sql {
  private Sql() {}

  /** The first column of every row, as text. */
  public static List<String> column(TestDatabase database, String query) {
    try (var connection = database.superuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The first column of the only row. */
  public static String one(TestDatabase database, String query) {
    var values = column(database, query);
    if (values.size() != 1) {
      throw new IllegalStateException(query + " gave " + values.size() + " rows");
    }
    return values.getFirst();
  }

  public static int run(TestDatabase database, String statement) {
    try (var connection = database.superuser();
        var jdbc = connection.createStatement()) {
      return jdbc.executeUpdate(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
