package org.lucarne.problem;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached from one that refused a statement. */
final class DatabaseOutage {
  private DatabaseOutage() {}

  /**
   * SQL state classes 08 (connection), 53 (resources) and 57 (operator intervention), and a pool
   * that had no connection to give, which has no state.
   */
  static boolean isBehind(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException e && isOutage(e.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(@Nullable String state) {
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57");
  }
}
