package org.lucarne.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.lucarne.database.Migrations;
import org.lucarne.key.KeyRingException;
import org.lucarne.setting.SettingValues;
import org.lucarne.setting.StartRefusedException;
import org.lucarne.time.DatabaseClock;

/** What the program does instead of serving. No command opens a port or starts the service. */
public final class Commands {
  private static final String USAGE =
      """
      Without arguments Lucarne serves. Commands:
        migrate                        brings the database's schema up to date
        tokens issue --owner NAME [--label TEXT] [--scopes share:write,share:read]
                     [--expires-in P90D] [--once]    prints a new access token
        tokens list [--owner NAME]               shows the tokens there are, by their ids
        tokens revoke ID                         ends a token at once
        keys create                              makes the keys that are missing
        keys rotate link|wrap|identity           adds the next key, which takes over
        storage check [--digests]      compares storage with what the database promises
        pictures retry                 has what was refused rendered again
      Settings are those of the service: docs/configuration.md.
      """;

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  /** PostgreSQL's class 42, undefined_table. */
  private static final String NO_TABLE = "42P01";

  private final Map<String, String> variables;
  private final Path userHome;
  private final PrintStream out;
  private final PrintStream err;

  public Commands(Map<String, String> variables, Path userHome, PrintStream out, PrintStream err) {
    this.variables = variables;
    this.userHome = userHome;
    this.out = out;
    this.err = err;
  }

  /** The program's exit code. What went wrong is one line on the standard error output. */
  public int run(List<String> arguments) {
    try {
      SettingValues.check(variables);
      choose(arguments);
      return 0;
    } catch (UsageException e) {
      return say(MISUSED, e.getMessage() + " (--help shows the commands)");
    } catch (StartRefusedException | KeyRingException e) {
      return say(FAILED, String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      return say(FAILED, reason(e));
    } catch (DatabaseClock.ClockUnavailableException e) {
      return say(FAILED, e.getCause() instanceof SQLException sql ? reason(sql) : e.toString());
    } catch (IOException e) {
      boolean plain = e.getClass() == IOException.class;
      return say(FAILED, plain ? String.valueOf(e.getMessage()) : e.toString());
    }
  }

  private void choose(List<String> arguments) throws IOException, SQLException {
    String name = arguments.getFirst();
    List<String> rest = arguments.subList(1, arguments.size());
    switch (name) {
      case "migrate" -> migrate(rest);
      case "tokens", "keys", "storage", "pictures" -> {
        if (rest.isEmpty()) {
          throw new UsageException(name + " what?");
        }
        choose(name + " " + rest.getFirst(), rest.subList(1, rest.size()));
      }
      case "help", "--help", "-h" -> out.print(USAGE);
      default -> throw new UsageException("unknown command " + name);
    }
  }

  private void choose(String name, List<String> rest) throws IOException, SQLException {
    TokenCommands tokens = new TokenCommands(variables, userHome, out);
    // Keys are made before there is a database whose clock could be asked.
    KeyCommands keys = new KeyCommands(variables, userHome, InstantSource.system().instant(), out);
    switch (name) {
      case "tokens issue" -> tokens.issue(rest);
      case "tokens list" -> tokens.list(rest);
      case "tokens revoke" -> tokens.revoke(rest);
      case "keys create" -> keys.create(rest);
      case "keys rotate" -> keys.rotate(rest);
      case "pictures retry" -> new PictureCommands(variables, userHome, out).retry(rest);
      case "storage check" -> new StorageCommands(variables, userHome, out).check(rest);
      default -> throw new UsageException("unknown command " + name);
    }
  }

  private void migrate(List<String> rest) throws IOException {
    if (!rest.isEmpty()) {
      throw new UsageException("migrate takes no argument");
    }
    try (CommandDatabase database = CommandDatabase.open(variables, userHome)) {
      int applied = new Migrations(database.connections()).migrate();
      out.println("migrations applied: " + applied);
    }
  }

  private static String reason(SQLException e) {
    return NO_TABLE.equals(e.getSQLState())
        ? "the database has no schema yet; run the command migrate first"
        : "the database: " + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
  }

  private int say(int code, String line) {
    err.println("Lucarne: " + line);
    return code;
  }
}
