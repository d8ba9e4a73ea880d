package org.lucarne.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.lucarne.key.Mode;
import org.lucarne.sender.IssuedTokens;
import org.lucarne.setting.DatabaseSettings;
import org.lucarne.setting.Settings;
import org.lucarne.setting.StartRefusedException;
import org.lucarne.standalone.EmbeddedDatabase;
import org.lucarne.standalone.HomeLock;
import org.lucarne.time.DatabaseClock;

/**
 * The database as a command finds it: the operator's; the embedded one of a service that is
 * running; or that one again, started for the moment.
 */
final class CommandDatabase implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** A service that is just starting or stopping has the home, but no database to talk to. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final DatabaseSettings settings;
  private final Optional<EmbeddedDatabase> started;
  private final Optional<HomeLock> lock;

  private CommandDatabase(
      DatabaseSettings settings, Optional<EmbeddedDatabase> started, Optional<HomeLock> lock) {
    this.settings = settings;
    this.started = started;
    this.lock = lock;
  }

  static CommandDatabase open(Map<String, String> variables, Path userHome) throws IOException {
    Mode mode = Settings.mode(variables);
    Path home = Settings.home(variables, userHome);
    Optional<DatabaseSettings> given = Settings.database(mode, variables);
    if (given.isPresent()) {
      return beside(given.get());
    }
    if (!Files.isDirectory(home.resolve("postgres"))) {
      throw new StartRefusedException(
          "there is no database in " + home + "; start Lucarne there once, or set LUCARNE_HOME");
    }
    return embedded(home, Settings.keysDirectory(variables, home));
  }

  DataSource connections() {
    return settings.connections();
  }

  IssuedTokens tokens() {
    DataSource connections = connections();
    return new IssuedTokens(connections, new DatabaseClock(connections));
  }

  private static CommandDatabase embedded(Path home, Path keys) throws IOException {
    for (long left = PATIENCE.dividedBy(POLL); left > 0; left--) {
      Optional<HomeLock> lock = HomeLock.tryTake(home);
      if (lock.isPresent()) {
        return start(home, keys, lock.get());
      }
      Optional<DatabaseSettings> running = EmbeddedDatabase.running(home, keys);
      if (running.isPresent()) {
        return beside(running.get());
      }
      pause();
    }
    throw new StartRefusedException(
        "another Lucarne is running on " + home + ", but its database is not ready");
  }

  private static CommandDatabase start(Path home, Path keys, HomeLock lock) throws IOException {
    try {
      EmbeddedDatabase database =
          EmbeddedDatabase.start(home, keys, home.resolve("postgres-binaries"));
      return new CommandDatabase(database.settings(), Optional.of(database), Optional.of(lock));
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static CommandDatabase beside(DatabaseSettings settings) {
    return new CommandDatabase(settings, Optional.empty(), Optional.empty());
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the database", e);
    }
  }

  @Override
  public void close() throws IOException {
    started.ifPresent(EmbeddedDatabase::close);
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
