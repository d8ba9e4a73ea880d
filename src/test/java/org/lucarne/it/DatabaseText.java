package org.lucarne.it;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every row of every table, as PostgreSQL writes it: binary columns in hexadecimal. */
final class DatabaseText {
  private DatabaseText() {}

  static String of(Connection connection) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (String table : tables(connection)) {
      for (String row : column(connection, "SELECT t::text FROM " + table + " t")) {
        text.append(table).append(' ').append(row).append('\n');
      }
    }
    return text.toString();
  }

  static List<String> column(Connection connection, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return column(
        connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  }
}
