package org.lucarne.problem;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;
import org.lucarne.time.DatabaseClock.ClockUnavailableException;

/** Tells a database that cannot be reached from one that refused a statement. */
public final class DatabaseOutage {
  private DatabaseOutage() {}

  /**
   * Serialization failures and deadlocks; no lock in time; a transaction that was idle too long.
   */
  private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "25P03");

  /**
   * What the database said decides, if it said anything: SQL state classes 08 (connection), 53
   * (resources) and 57 (operator intervention), a state that passes, or none, as from a pool that
   * had no connection to give. Otherwise a transaction that took too long, or could not be ended.
   */
  public static boolean isBehind(Throwable failure) {
    boolean transaction = false;
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return isOutage(e.getSQLState());
      }
      transaction |=
          // With a cause it was rolled back for that, which is a fault of ours.
          (cause instanceof RollbackException && cause.getCause() == null)
              || cause instanceof SystemException
              || cause instanceof HeuristicMixedException
              || cause instanceof JDBCConnectionException
              || cause instanceof ClockUnavailableException;
    }
    return transaction;
  }

  /** What may be written down: no message, in which values may stand. */
  public static String reason(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        return e.getClass().getSimpleName() + ", SQL state " + e.getSQLState();
      }
    }
    return failure.getClass().getSimpleName();
  }

  private static boolean isOutage(@Nullable String state) {
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || PASSING.contains(state);
  }
}
