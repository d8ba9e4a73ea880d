package org.lucarne.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.lucarne.standalone.EmbeddedDatabase;
import org.lucarne.start.LucarneTestResource;

/** An embedded PostgreSQL, empty, for tests that migrate by themselves. */
public final class ScratchDatabase implements AutoCloseable {
  private final EmbeddedDatabase database;

  private ScratchDatabase(EmbeddedDatabase database) {
    this.database = database;
  }

  public static ScratchDatabase start(Path home) throws IOException {
    Path keys = Files.createDirectories(home.resolve("keys"));
    return new ScratchDatabase(EmbeddedDatabase.start(home, keys, LucarneTestResource.BINARIES));
  }

  public DataSource connections() {
    return database.settings().connections();
  }

  @Override
  public void close() {
    database.close();
  }
}
