package org.lucarne.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.lucarne.key.SecretFile;
import org.lucarne.setting.DatabaseSettings;
import org.lucarne.setting.ServerKeys;
import org.lucarne.setting.Settings;
import org.lucarne.setting.StartRefusedException;

/** What standalone mode has on top of the service: a home of its own, keys, and a database. */
public final class Standalone implements AutoCloseable {
  private final HomeLock lock;
  private final Optional<EmbeddedDatabase> database;

  private Standalone(HomeLock lock, Optional<EmbeddedDatabase> database) {
    this.lock = lock;
    this.database = database;
  }

  /**
   * @param binaries where PostgreSQL's programs are, or are to be, unpacked
   */
  public static Standalone prepare(Settings settings, Path binaries, Instant now)
      throws IOException {
    Path home = settings.home();
    HomeLock lock = open(home);
    ServerKeys keys = new ServerKeys(settings.keysDirectory());
    keys.refuseToReplaceThoseOf(home);
    keys.makeMissing(now);
    keys.check();
    if (settings.database().isPresent()) {
      return new Standalone(lock, Optional.empty());
    }
    return new Standalone(
        lock, Optional.of(EmbeddedDatabase.start(home, settings.keysDirectory(), binaries)));
  }

  private static HomeLock open(Path home) {
    try {
      SecretFile.makeDirectory(home);
      return HomeLock.take(home);
    } catch (IOException e) {
      throw new StartRefusedException("LUCARNE_HOME is " + home + ", which is no use: " + e, e);
    }
  }

  /** The embedded database; none where the operator brings another. */
  public Optional<DatabaseSettings> database() {
    return database.map(EmbeddedDatabase::settings);
  }

  /**
   * Starts the embedded database again whenever it ends by itself.
   *
   * @param lost run when that fails
   */
  public void keepDatabaseRunning(Runnable lost) throws IOException {
    if (database.isPresent()) {
      database.get().keepRunning(lost);
    }
  }

  @Override
  public void close() throws IOException {
    database.ifPresent(EmbeddedDatabase::close);
    lock.close();
  }
}
