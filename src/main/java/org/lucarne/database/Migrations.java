package org.lucarne.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.lucarne.setting.StartRefusedException;

/**
 * Brings the schema to what this program needs. Migrations only add, so the program of the version
 * before goes on working beside it, and after a way back to it.
 */
public final class Migrations {
  /** Tells every step; kept here because levels of unreferenced loggers are lost. */
  private static final Logger LIBRARY = Logger.getLogger("org.flywaydb");

  /** Seconds to wait for another process that migrates; it holds a lock of the database. */
  private static final int PATIENCE_SECONDS = 300;

  static {
    LIBRARY.setLevel(Level.SEVERE);
  }

  private final Flyway flyway;

  public Migrations(DataSource database) {
    flyway =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration")
            .lockRetryCount(PATIENCE_SECONDS)
            // A newer program was here, and went away again.
            .ignoreMigrationPatterns("*:future")
            .cleanDisabled(true)
            .load();
  }

  /**
   * Applies what is missing; returns how many migrations that were.
   *
   * @throws StartRefusedException when it does not work; nothing of the failed step stays
   */
  public int migrate() {
    try {
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayException e) {
      throw failed("the database's schema cannot be brought up to date", e);
    }
  }

  /**
   * Makes sure that nothing is missing.
   *
   * @throws StartRefusedException when something is
   */
  public void check() {
    MigrationInfo[] pending;
    try {
      pending = flyway.info().pending();
    } catch (FlywayException e) {
      throw failed("the database's schema cannot be read", e);
    }
    if (pending.length > 0) {
      throw new StartRefusedException(
          "the database's schema lacks "
              + String.join(", ", Arrays.stream(pending).map(Migrations::name).toList())
              + "; run the command migrate first, or set LUCARNE_MIGRATE_AT_START=true");
    }
  }

  private static String name(MigrationInfo migration) {
    return "V" + migration.getVersion() + " (" + migration.getDescription() + ")";
  }

  private static StartRefusedException failed(String what, FlywayException e) {
    Throwable telling = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // Flyway's own message repeats the statement; the database's says what is wrong with it.
      telling = cause instanceof SQLException ? cause : telling;
    }
    String reason = String.valueOf(telling.getMessage()).replaceAll("\\s*\\R\\s*", " ").strip();
    return new StartRefusedException(what + ": " + reason, e);
  }
}
