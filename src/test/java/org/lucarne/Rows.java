package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Looks into the tables behind the service's back. */
public final class Rows {
  /** What a declaration writes. */
  private static final List<String> OF_A_SHARE =
      List.of("share", "stored_object", "link", "event", "known_share_key", "idempotency_key");

  private Rows() {}

  /** How many rows there are of everything that a declaration writes. */
  public static List<Long> ofDeclarations() {
    return OF_A_SHARE.stream().map(table -> count("SELECT count(*) FROM " + table)).toList();
  }

  /** A declaration that was refused wrote nothing; a sweep may have removed something meanwhile. */
  public static void assertNoMore(List<Long> before) {
    List<Long> now = ofDeclarations();
    for (int i = 0; i < now.size(); i++) {
      assertThat(now.get(i)).as(OF_A_SHARE.get(i)).isLessThanOrEqualTo(before.get(i));
    }
  }

  /** The number that a query answers. */
  public static long count(String sql, Object... parameters) {
    return ((Number) value(sql, parameters)).longValue();
  }

  /** The text that a query answers. */
  public static String text(String sql, Object... parameters) {
    return String.valueOf(value(sql, parameters));
  }

  private static Object value(String sql, Object... parameters) {
    try (var connection = CDI.current().select(DataSource.class).get().getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getObject(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
