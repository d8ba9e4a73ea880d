package org.lucarne.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

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

  public String url() {
    return database.address().url();
  }

  public String user() {
    return database.address().user().orElseThrow();
  }

  public String password() {
    return database.address().password().orElseThrow();
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  @Override
  public void close() {
    database.close();
  }
}
