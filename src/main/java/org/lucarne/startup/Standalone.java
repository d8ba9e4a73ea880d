package org.lucarne.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.lucarne.key.SecretFile;

/** What standalone mode has on top of the service: a home of its own, keys, and a database. */
final class Standalone implements AutoCloseable {
  private final HomeLock lock;
  private final Optional<EmbeddedDatabase> database;

  private Standalone(HomeLock lock, Optional<EmbeddedDatabase> database) {
    this.lock = lock;
    this.database = database;
  }

  /**
   * @param binaries where PostgreSQL's programs are, or are to be, unpacked
   */
  static Standalone prepare(Settings settings, Path binaries, Instant now) throws IOException {
    Path home = settings.home();
    HomeLock lock = open(home);
    ServerKeys keys = new ServerKeys(settings.keysDirectory());
    if (Files.exists(home.resolve("postgres")) && !keys.haveRings()) {
      // New keys would start a service that cannot open what it stored under the old ones.
      throw new StartRefusedException(
          "there is data in " + home + ", but its keys are not in " + settings.keysDirectory());
    }
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

  Optional<DatabaseAddress> database() {
    return database.map(EmbeddedDatabase::address);
  }

  @Override
  public void close() throws IOException {
    database.ifPresent(EmbeddedDatabase::close);
    lock.close();
  }
}
